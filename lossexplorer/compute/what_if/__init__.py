"""What the loss of a batch would be under other conditions: declared, combined, and computed chunk by chunk."""
