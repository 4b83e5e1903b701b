<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>lossexplorer</name>
  <message>
   <source>--range wants LO:HI, two numbers in order; got {text}</source>
   <extracomment>lossexplorer/cli/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>--set wants NAME=VALUE; got {word}</source>
   <extracomment>lossexplorer/cli/options.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A cross entropy that stops shouting at examples that may be mislabelled.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A weight for each element; the mean still counts elements.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>AUC</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About Loss Explorer</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add the same loss once more</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Added above and below the fraction, so that empty masks have a value.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Added under the root; above 0 the gradient of a perfect fit is 0 instead of nan.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files</source>
   <extracomment>lossexplorer/gui/files.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Apple GPU (mps)</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the system</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As torch: class indices are averaged over the sum of their weights, probabilities over rows; smoothing spreads ε over all C classes.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At the kink the gradient is 0, as in torch; any value from −1 to 1 would be a subgradient.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Automatic</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Batch</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Batches</source>
   <extracomment>lossexplorer/gui/files.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Big mistakes cost much more than small ones: twice the error, four times the price.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Binary and multi-label</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Binary cross entropy (logits)</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Binary cross entropy (probabilities)</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Binary cross entropy that looks away from examples the model already gets right.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Breast tumours</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CPU</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CUDA</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <extracomment>lossexplorer/gui/status.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file of predictions, and one of targets</source>
   <extracomment>lossexplorer/gui/batch/empty.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a row of the table to see what the model said and what it cost.</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose arrays</source>
   <extracomment>lossexplorer/gui/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close the window</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close this message</source>
   <extracomment>lossexplorer/gui/notice.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code that gives the number on screen</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Columns of {name} that hold words were left out: {columns}.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Compute on</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Contrastive</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy as PyTorch code</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy data</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy picture</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the numbers as a table</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy what is shown as a picture</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cross entropy</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Curves of losses</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dark</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Details</source>
   <extracomment>lossexplorer/gui/notice.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Diabetes, one year on</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dice</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dice loss of the image alone</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Distributions</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop a file of predictions and one of targets anywhere on this window, or one file that holds both: npy, npz, pt, safetensors or csv. Nothing leaves this machine, and no file runs code.</source>
   <extracomment>lossexplorer/gui/batch/empty.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ECE</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edit</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Equals Huber with δ = β, divided by β; the two coincide only at 1.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every unit of error costs the same, so a few wild points cannot take over.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Expected calibration error: how far confidence is from accuracy, over 15 bins</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Explore</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>F1</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find a loss…</source>
   <extracomment>lossexplorer/gui/explore/loss_list.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fit the view</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Focal (logits)</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>For each image and class, then averaged, as in monai; s is added once above and once below, so an empty mask that is predicted empty costs 0.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Generalised cross entropy</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Grey values are divided by their maximum first.</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Half of the rows cost less</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Handwritten digits</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Heights are logarithms, so that single rows of the tail are seen</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Held fixed</source>
   <extracomment>lossexplorer/gui/explore/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Help</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide this curve</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hinge</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Histogram of the losses</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many nats you waste by believing p when y is the truth.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many predictions the set has; the others keep their error.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How much more a positive counts, for each class; above 1 trades precision for recall.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How often a random positive stands above a random negative</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How soon a mistake stops counting more: small is like cross entropy, 1 is flat.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How strongly examples that are right already are turned down; 0 is plain cross entropy.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How surprised you should be by the answer if you believed the stated probability.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How values become heights: straight, in decades, or in decades to both sides of 0</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Huber</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In this picture</source>
   <extracomment>lossexplorer/gui/explore/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ink or paper</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>KL(y‖p): the target comes second but stands first. batchmean is the divergence per row; torch's mean divides by the classes as well.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kullback–Leibler divergence</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Label smoothing</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Labels of −1 and 1 go to hinge_loss.</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Let the row go</source>
   <extracomment>lossexplorer/gui/explore/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Light</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Like Huber, but its far slope is always 1.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Log-probabilities as targets need log_target=True.</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Log: {path}</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Logarithms stop at −100 as in torch, so the loss of a sure mistake is 100 and not infinite; the mean counts elements, also with weights.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Loss</source>
   <extracomment>lossexplorer/compute/reading.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Loss Explorer {version}</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Losses by family</source>
   <extracomment>lossexplorer/gui/explore/loss_list.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make the change again</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Masks: a tiny network marks the ink in noisy pictures of digits; a few pictures are blank.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean absolute error</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean of the pair's two views</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean over the 2N views; Google's first code gives twice this. Embeddings are normalised inside.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean over the classes of 2·TP/(2·TP + FP + FN)</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean squared error</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean squared error brought back to the units of the thing you predict.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Multi-class</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>NT-Xent (SimCLR)</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Negative log-likelihood</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New picture with {loss}</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No row at hand</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Noise-robust</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Norm of the gradient of the row's own loss by its predictions</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is drawn. Choose a loss from the list above.</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number of the row in the file, from 0</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One minus the overlap of two regions, as a share of their average size.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One of several classes</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One root over all elements, not the mean of the roots of the columns; no value of a single row.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One row in twenty costs more</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One weight for each class; a heavier class counts more.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a batch…</source>
   <extracomment>lossexplorer/gui/batch/empty.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open another batch…</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open in Explore</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open predictions and targets</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open predictions and targets (one file, or two at once)</source>
   <extracomment>lossexplorer/gui/files.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Or look at predictions of a real small model</source>
   <extracomment>lossexplorer/gui/batch/empty.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pairs of embeddings: two altered views of each picture, which should find each other.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parameters</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plot of the gradient</source>
   <extracomment>lossexplorer/gui/explore/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plot of the loss</source>
   <extracomment>lossexplorer/gui/explore/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Predicting a number</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Prediction and mask of the row</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress</source>
   <extracomment>lossexplorer/gui/status.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pull two views of the same picture together, push all others away.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quit</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>RMSE</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Raw scores go to binary_cross_entropy_with_logits.</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Raw scores need activation="sigmoid" or "softmax".</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read off minus the log-probability of the right class.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recent</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Regions of an image</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Regression</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Regression: how far the disease went, with a few planted outliers among the targets.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove this curve</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Right by a margin is free, otherwise pay the shortfall.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Root mean squared error</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Root of the mean squared error</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {row}</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows of the batch</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows that count; ignored ones are left out of everything</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows with this label are left out of everything.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>R²</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Samples</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save data</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save data…</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save picture</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save picture…</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the numbers as CSV or npz</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save what is shown as PNG or SVG</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scores of the row</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>See what a loss does: curves, sliders and a cursor</source>
   <extracomment>lossexplorer/gui/rail.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>See what a loss function does, and find out why a loss value is what it is.</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>See your own numbers, row by row</source>
   <extracomment>lossexplorer/gui/batch/empty.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>See your own predictions row by row</source>
   <extracomment>lossexplorer/gui/rail.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segmentation</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of rows that are right</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Share of the targets' variance that is explained</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show its parameters and its formula</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the loss as a curve with the cursor on this row</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the whole axis and fit the height</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show this curve</source>
   <extracomment>lossexplorer/gui/explore/curve_cards.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Small makes the nearest strangers count most; large treats all alike.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smooth L1</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Something went wrong in the program itself; it goes on. The log {path} has it.</source>
   <extracomment>lossexplorer/gui/crash.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Squared error</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Squared for small errors, straight for big ones.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Subtract the entropy of the smoothed target, so that a perfect answer costs 0.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sum over the whole batch before dividing.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sum squares in the denominator, as V-Net did.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take back the last change</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Targets are −1 and 1; with 0 and 1 half of the data would be free. At the kink the gradient is 0.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tell the model it may never be entirely sure.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ten classes: a linear model reads small pictures of digits and gets some of them wrong.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cosine of either view with every stranger.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The error at which the loss turns from squared to straight.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The error at which the loss turns from squared to straight; 0 is the absolute error.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The error of each of the other predictions.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first column of {name} only counts the rows and was left out.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gradient: how strongly the loss changes along the axis shown</source>
   <extracomment>lossexplorer/gui/explore/readout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The least value a logarithm may take; none gives the true, infinite value.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The logit of every other class.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The logits of the other classes, held as a row of a batch has them.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss of the whole batch</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss of this row alone</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The mean counts elements, also with weights; the weight of positives scales only the part of y.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The mean counts every element, not rows; no factor ½.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The most expensive row</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The notes in {name} (loss, observed value) are damaged and were ignored.</source>
   <extracomment>lossexplorer/io/npz.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of classes.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of pairs in the set.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The number of pixels.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The price of the probability you gave to the right answer; nothing else counts.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The probability of what the model says</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The probability that is given to the pixels outside of the mask.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The safe form of binary cross entropy: give it the raw score, not the probability.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The share of the image that the mask covers.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The share of the target that is spread evenly over all classes.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The share of the target that is taken from the true class.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The slope far away is δ. Smooth L1 is this divided by δ.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The true share of “yes”.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Theme</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is not enough memory to open {name}. Save fewer rows.</source>
   <extracomment>lossexplorer/io/guard.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two classes: malignant or benign, judged from only two measurements of cell nuclei.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two views of a digit</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two views of one thing</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Type a name, a key or a family</source>
   <extracomment>lossexplorer/gui/explore/loss_list.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use {name}</source>
   <extracomment>lossexplorer/gui/widgets/editors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Version and licence</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>View</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wants log-probabilities: after log_softmax it is cross entropy, on raw scores it means nothing.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight of the positive class; the negatives get the rest. None weighs both by 1.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is true</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What runs from left to right</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What should have been predicted.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the mean of weighted rows is divided by: torch takes the weights, keras the rows.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the model says; ≠ where it is wrong</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What turns the predictions into probabilities first.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether the targets are log-probabilities too.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether the true class gets a part of what is spread.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which loss is computed; those that do not fit say why</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worth knowing</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Yes or no</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You may not read {name}. Change its permissions.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your own numbers</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a list of finite numbers such as 1,2,0.5</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a mask of grey values has no single axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a number in {domain}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a score for each class</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a target that is spread over several classes has no single axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a whole number in {domain}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>accuracy</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all values lie in [0, 1]</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all values lie in [0, 1] and every row sums to 1</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all values lie in [0, 1], but rows do not sum to 1</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>apply sigmoid</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>apply softmax</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at first look {kind}: {why}</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at most 1/q</source>
   <extracomment>lossexplorer/catalog/losses/noise_robust/generalized_cross_entropy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>background</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>by the number of rows</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>by the sum of weights</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cancelled; what was there before is still there</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chance</source>
   <extracomment>lossexplorer/catalog/losses/binary/sigmoid_focal_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chance: log 2</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chance: log C</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>chance: log(2N − 1)</source>
   <extracomment>lossexplorer/catalog/losses/contrastive/nt_xent_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose a curve that is drawn: the code is about one loss</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>clamped at {level}</source>
   <extracomment>lossexplorer/catalog/losses/binary/binary_cross_entropy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class indices of an integer type (use .long())</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class indices of shape {shape}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class indices, or probabilities in [0, 1],</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class {n}</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>class · probability · score</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>classes</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>computed in {time} ms</source>
   <extracomment>lossexplorer/gui/status.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>computed in {time} s</source>
   <extracomment>lossexplorer/gui/status.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>computes on: {device}</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>computing {loss}</source>
   <extracomment>lossexplorer/session/batch_session.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>confidence</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cosine of strangers</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>cosine of the pair</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>count in decades</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>dimension · first view · second view</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>embeddings</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>embeddings of shape (N, D)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>error of the others</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>error ŷ − y</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got shape {a}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}, which broadcasting would compare every row with every other: use .squeeze(-1)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}, which look like class scores and class indices</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}: drop the extra axis with .squeeze(-1)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}: one-hot targets are floating point, or class indices by argmax(1)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a} and {b}: the predictions look transposed, use .T</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {a}: give a single row its axis with .unsqueeze(0)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {dtype}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>got {dtype} targets of shape {shape}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>how the losses are spread</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>how the losses are spread; {n} row lies beyond, up to {largest}</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>how the losses are spread; {n} rows lie beyond, up to {largest}</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ignored</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>infinite</source>
   <extracomment>lossexplorer/catalog/losses/binary/binary_cross_entropy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>integer class indices (use .long()) or probabilities of shape {shape}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>kink of a perfect fit</source>
   <extracomment>lossexplorer/catalog/losses/regression/rmse_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>kink: slope −1 to 1</source>
   <extracomment>lossexplorer/catalog/losses/regression/l1_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>labels 0 and 1 are read as −1 and 1</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>labels from 0 to {last}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>labels of a floating type are read as whole numbers</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>labels {t} are read as one for each row</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>left what was predicted, right the mask</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>log-probabilities</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>log-probability of the true class</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>logit</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>logit of the true class</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>logits</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>loss</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>margin (2y − 1)·z</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>margin 1: free beyond</source>
   <extracomment>lossexplorer/catalog/losses/binary/hinge_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>margin of the true class over the best other</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>masks (N, C, …)</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>masks in [0, 1]</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>masks of shape (N, C, …)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean error</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean of the first {n} rows</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean over rows</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>median</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>minimum</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mps has no float64; computed on the CPU</source>
   <extracomment>lossexplorer/compute/devices.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no loss is called {key}; `lossexplorer losses` lists them all</source>
   <extracomment>lossexplorer/catalog/registry.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no loss is called {key}; did you mean {near}?</source>
   <extracomment>lossexplorer/catalog/registry.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no value is above 0 and every row's exp sums to 1</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none</source>
   <extracomment>lossexplorer/gui/widgets/editors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not reduced</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>numbers that fit predictions of shape {a}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one class alone has no axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one label for each row</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one number for each of the {classes} classes</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one number is not a batch: predictions and targets need at least one axis</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one of {options}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one probability for each class</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one-hot targets are read as class indices</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one-hot targets are read as probabilities</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>only files of this machine can be dropped here</source>
   <extracomment>lossexplorer/gui/files.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>other logits</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>others</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>output {n}</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>output · predicted · target</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>output · probability or score · target</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>overlap of two regions of one size</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pairs</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>parquet needs pyarrow: pip install "lossexplorer[all]"</source>
   <extracomment>lossexplorer/report/tables.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pixels</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>position {n}</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>position {n}, the worst of the row</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predicted</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>prediction</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predictions</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predictions and targets of one shape</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predictions and targets of the same shape</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predictions are probabilities</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>predictions in the set</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probabilities</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probabilities in [0, 1]</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability of the true class</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probability on the mask</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>push</source>
   <extracomment>lossexplorer/gui/batch/inspector.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>q → 0 is cross entropy, q = 1 is 1 − p, half the absolute error of the probabilities; not truncated.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>reading {name}</source>
   <extracomment>lossexplorer/session/batch_session.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>real numbers</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} has the label {label}, but there are {classes} classes, 0 to {last}</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} holds the label {label}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} holds {value}</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} holds {value}. Labels of 0 and 1 become these by 2·y − 1.</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} holds {value}. {hint}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row} of {name}</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row}: the label {value} is not a whole number</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row {row}: this loss wants one true class, but the target spreads over several</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rows</source>
   <extracomment>lossexplorer/gui/batch/place.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>rows, {n} ignored</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>scores of shape (N, C, …)</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sigmoid outputs</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>size of the mask</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope 1</source>
   <extracomment>lossexplorer/catalog/losses/regression/smooth_l1_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope 1 − y</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope 1 − α</source>
   <extracomment>lossexplorer/catalog/losses/binary/sigmoid_focal_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope of the smoothed share</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope δ</source>
   <extracomment>lossexplorer/catalog/losses/regression/huber_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −1</source>
   <extracomment>lossexplorer/catalog/losses/regression/smooth_l1_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −q of the true class</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −w₊ y</source>
   <extracomment>lossexplorer/catalog/losses/binary/binary_cross_entropy_with_logits.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −y</source>
   <extracomment>lossexplorer/catalog/common.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −α</source>
   <extracomment>lossexplorer/catalog/losses/binary/sigmoid_focal_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slope −δ</source>
   <extracomment>lossexplorer/catalog/losses/regression/huber_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>something went wrong in the program itself: {what}</source>
   <extracomment>lossexplorer/workers/outcome.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>spread over all classes</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>spread over the other classes</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sum</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>target</source>
   <extracomment>lossexplorer/gui/batch/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>target probabilities in [0, 1]</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>targets</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>targets in [0, 1]</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>targets −1 and 1</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the AUC is left out: more than {limit} scores</source>
   <extracomment>lossexplorer/compute/result.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the batch size changes nothing: {loss} is a sum over rows</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the batch size must be at least 1; got {n}</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the column of losses holds: {title}</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the loss of a pair depends on every other row: it has no picture of its own</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the mask is empty: there is no pixel whose probability could be the axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the masks {t} got the channel axis of the predictions {p}</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the predictions hold {nan} nan and {inf} inf, first in row {row}</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the predictions look like {kind} ({evidence}), but {loss} wants {wanted}</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the predictions {p} look transposed beside {n} targets: rows come first</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the whole mask found</source>
   <extracomment>lossexplorer/catalog/losses/segmentation/dice_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there are no rows yet: open a batch first</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there are no rows: predictions {p}, targets {t}</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no curve yet</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no display (DISPLAY and WAYLAND_DISPLAY are empty); the commands eval, losses and curve work</source>
   <extracomment>lossexplorer/gui/app.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no finite value</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is no loss yet</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>there is not enough memory for this</source>
   <extracomment>lossexplorer/workers/outcome.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>they are {kind}: {why}</source>
   <extracomment>lossexplorer/gui/batch/side.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this loss has no picture along one axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this loss is one number of the whole batch: a row has no picture of its own</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this row holds numbers that are not finite</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this row is ignored</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>torch is being loaded …</source>
   <extracomment>lossexplorer/gui/explore/readout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>true or false</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>two embeddings (N, D)</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>values</source>
   <extracomment>lossexplorer/compute/kind.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>wants a sure target: y = 0 or y = 1</source>
   <extracomment>lossexplorer/catalog/scenes/binary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>weight has {n} numbers, but there are {classes} classes</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>with softmax, the channels depend on each other: they have no single axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>with squares, Dice depends on every single pixel: it has no picture along one axis</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worst</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>x axis</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>y linear</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>y logarithmic</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>y scale</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>y symlog</source>
   <extracomment>lossexplorer/gui/explore/toolbar.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{device}</source>
   <extracomment>lossexplorer/gui/commands.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} belongs to “{own}”, this picture shows “{other}”</source>
   <extracomment>lossexplorer/state/explore.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} compares every row with every other, and {n} rows are too many for one set (at most {limit}): give the batch size</source>
   <extracomment>lossexplorer/compute/sets.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no axis {axis}; it has {has}</source>
   <extracomment>lossexplorer/cli/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no honest picture along one axis</source>
   <extracomment>lossexplorer/cli/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no honest picture along one axis; it can be used in Batch</source>
   <extracomment>lossexplorer/state/explore.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no picture in “{scene}”</source>
   <extracomment>lossexplorer/compute/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no reduction {wish}: it is one number of the whole batch, not a sum over rows; it has {has}</source>
   <extracomment>lossexplorer/catalog/spec.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} has no reduction {wish}; it has {has}</source>
   <extracomment>lossexplorer/catalog/spec.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} takes {wanted} inputs ({names}); got {got}</source>
   <extracomment>lossexplorer/catalog/call.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} wants class indices; the targets are fractions</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} wants numbers as {name}; got {kind}</source>
   <extracomment>lossexplorer/catalog/call.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} wants {wants}; the predictions are {p}, the targets {t}</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} wants {wants}; these run from {low} to {high}</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss} wants {wants}; {got}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss}: this picture takes {n} number as {name}; got {count}</source>
   <extracomment>lossexplorer/compute/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss}: this picture takes {n} numbers as {name}; got {count}</source>
   <extracomment>lossexplorer/compute/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{loss}: {why}</source>
   <extracomment>lossexplorer/cli/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} also has the column {columns}, which was not used.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} also holds {others}, which was ignored.</source>
   <extracomment>lossexplorer/io/npz.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be found. Check the name and the folder.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be found: its links lead in a circle. Name the file itself.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be found: the link points nowhere. Check where it should point.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be found: the name is too long. Check the name.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be read: the disk or network reports an error. Copy the file again.</source>
   <extracomment>lossexplorer/io/guard.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be turned into numbers. Save it again as float32.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} changed on disk since it was opened</source>
   <extracomment>lossexplorer/session/batch_session.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} changed on disk while it was open. Open it again.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} contains “{member}” twice, so that it is not clear which one is meant. Save it again.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has a damaged or unsafe header. Save it again with np.save.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has a damaged zip directory. Copy the file again.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has a line longer than 8 MB; it is not a table of numbers. Save it as npy.</source>
   <extracomment>lossexplorer/io/text.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has another byte order ({dtype}); it was converted.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has been closed. Open it again.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has members that lie on top of each other: it is damaged or made to do harm, and was not opened. Save it again.</source>
   <extracomment>lossexplorer/io/ziparchive.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no array called {wanted}; it has {names}. Choose one of them.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no column of numbers. Export the numbers, one row per sample.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no column {column}; it has {names}. Choose one of them.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no columns of predictions. Give them as a file of their own.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no columns: its shape is {shape}. Export it again.</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no rows. Export it again.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has the columns {columns}, and none is called label, target, labels, targets or y. Choose the targets as a second file, or as FILE::COLUMN.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has the type {dtype}; losses need real numbers</source>
   <extracomment>lossexplorer/compute/memory.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has type {dtype}, which is not supported. Save it with t.float().</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has type {dtype}, which is wider than 8 bytes. Save it with x.astype('float64').</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save it as float32, or labels as int64.</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save t.real or t.abs().</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save x.real or abs(x).</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has whole numbers above 9007199254740992 in {columns}; their last digits were lost.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds 4-bit packed numbers, which are not supported. Save it as float32.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds HDF5 data; this version reads npy, npz, pt, safetensors and csv. Convert it, for example with np.save('logits.npy', h5py.File(f)['logits'][:]).</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds NumPy objects in a pickle, which is not opened. Save them with np.save, or with torch.save({{'logits': torch.from_numpy(a)}}, f).</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds Python objects; opening them could run code. Save plain numbers: np.save(f, np.asarray(x, dtype='float32')).</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds float16 numbers, which have about 3 digits.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds no arrays. Export it again.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds no targets. Give them as a second file.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds one array without a name. Leave “::{wanted}” away.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds one number; logits need 1 or 2 dimensions. Save the whole array.</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds too many objects. Save the tensors in one dictionary.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds truth values; they are read as 0 and 1.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {arrays}, and none is called labels, targets, target or y. Choose the targets with FILE::NAME, or give them as a second file.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {arrays}, and none is called logits, predictions, preds, outputs, probs or scores. Choose the predictions with FILE::NAME.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {count} arrays; at most {most} can be shown. Save the arrays that you need to a file of their own.</source>
   <extracomment>lossexplorer/io/plan.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {dtype} numbers; they were converted to float32.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {kind} data; this version reads npy, npz, pt, safetensors and csv. Convert it to one of them.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} holds {kind} data; this version reads npy, npz, pt, safetensors and csv. Convert it, for example with pandas: table.to_csv('table.csv', index=False).</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is JSON text. Save the numbers with np.save or as csv.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a Git-LFS pointer, not the file itself. Run: git lfs pull.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a Git-LFS pointer; the file itself ({size}) is missing. Run: git lfs pull.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a Python pickle, which could run code and was not opened. Save the numbers with np.save.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a TorchScript program, not data. Save the tensors: torch.save({{'logits': t}}, f).</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a folder. Choose a file in it, for example {example}.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a folder. Choose a file name.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a folder. Choose a file.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a meta tensor: only its shape was saved. Save one with values.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a model, not a batch of logits. Save what the model returns.</source>
   <extracomment>lossexplorer/io/choose.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a tar archive or a PyTorch file of a very old format. Unpack it, or save the tensors again.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a web page, not data; the download probably failed. Download it again.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a zip file without arrays (it holds {member}). Unpack it, or save arrays with np.savez.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a zip file without arrays. Save them with np.savez.</source>
   <extracomment>lossexplorer/io/npz.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is a {kind} tensor. Save it as a dense one: t.to_dense().</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is an Office document. Save the sheet as csv.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is an empty zip file. Export it again.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is cut: it has no zip directory at its end. Copy it again.</source>
   <extracomment>lossexplorer/io/ziparchive.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is cut: {there} of {needed} data bytes. If it is still being written, try again; else copy it again.</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged and cannot be read. Save it again or copy it again.</source>
   <extracomment>lossexplorer/io/batch.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged or new: it has a type that nobody knows. Save it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: a tensor has an impossible shape. Save it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: a tensor's shape does not fit its bytes. Save it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: it has more bytes than its tensors need. Copy it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: its header makes no sense. Save it again or copy it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is damaged: the place of tensor {member} overlaps with another or leaves a gap. Save it again.</source>
   <extracomment>lossexplorer/io/safetensors.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is empty (0 bytes). Export it again.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is nested too deeply to show. Save the tensors in one dictionary.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is no possible file name. Check the name.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is no possible file name. Choose another name.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is none of the kinds that can be opened: npy, npz, pt, safetensors, csv. Convert it to one of them.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a NumPy file or is damaged. Save it again with np.save or np.savez.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a PyTorch file or is damaged. Save it again with torch.save.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a regular file (a pipe, socket or device). Save the data to a file.</source>
   <extracomment>lossexplorer/io/regular.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a regular file. Choose another name.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a safetensors file or is damaged. Save it again.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is not a table of numbers. Save it as csv with one row per sample.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is packed with {packer}. Unpack it first.</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is password-protected. Unpack it first.</source>
   <extracomment>lossexplorer/io/ziparchive.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is quantised ({dtype}). Save it with t.dequantize().</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is stored column by column (Fortran order); reading its rows takes longer.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is {kind} data in spite of its name.</source>
   <extracomment>lossexplorer/io/sniff.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line} cannot be split into cells. Correct it.</source>
   <extracomment>lossexplorer/io/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line} contains zero bytes, so it is not text. Export it again.</source>
   <extracomment>lossexplorer/io/text.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line} has {n} value instead of {wanted}. Correct or remove it.</source>
   <extracomment>lossexplorer/io/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line} has {n} values instead of {wanted}. Correct or remove it.</source>
   <extracomment>lossexplorer/io/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line} is not {encoding} text. Save it as UTF-8.</source>
   <extracomment>lossexplorer/io/text.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line}, column {column}: “{cell}” is not a number. Correct or remove it.</source>
   <extracomment>lossexplorer/io/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} line {line}: a quotation mark is opened and not closed. Close it.</source>
   <extracomment>lossexplorer/io/table.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} looks like bfloat16 saved by NumPy, which loses the type. Save it as safetensors or float32.</source>
   <extracomment>lossexplorer/io/usable.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} must be {wanted}; got {value}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} needs {need} of memory and {free} may be used. Save fewer rows, or save it as npy or safetensors, which are read piece by piece.</source>
   <extracomment>lossexplorer/io/plan.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} says that it holds {count} values ({size}) but has {n} data byte. It is damaged; save it again.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} says that it holds {count} values ({size}) but has {n} data bytes. It is damaged; save it again.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} says that it holds {count} values but stores {stored}, and was not opened. Save it with t.contiguous().</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} states an impossible shape, {shape}. It is damaged; save it again.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} unpacks to {unpacked} from {packed} ({times} times as much) and was not opened. If it is yours, save it again without compression.</source>
   <extracomment>lossexplorer/io/plan.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} uses a newer pickle protocol. Save it without pickle_protocol.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} wants to run Python code ({code}) and was not opened. If it is yours, save only the tensors: torch.save({{'logits': t}}, f).</source>
   <extracomment>lossexplorer/io/foreign.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: its folder does not exist any more. Save elsewhere.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: its notes hold something that JSON does not know.</source>
   <extracomment>lossexplorer/io/save.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: the array “{member}” cannot be stored.</source>
   <extracomment>lossexplorer/io/save.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: the disk is full. Free some space or save elsewhere.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: the disk or network reports an error. Save elsewhere.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: the name is too long. Choose a shorter one.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was not saved: this folder may not be written to. Save elsewhere.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was read as {encoding} text.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was read with “{delimiter}” between cells and “{decimal}” as decimal mark.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was saved without checksums; damage would go unseen.</source>
   <extracomment>lossexplorer/io/pt.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} was written, but the disk did not confirm it. Check the disk and save again.</source>
   <extracomment>lossexplorer/io/atomic.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: column {column} holds words, not numbers. Number the classes 0, 1, 2 ….</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: curves are saved as .png, .svg, .csv or .npz</source>
   <extracomment>lossexplorer/cli/curve.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: member {member} is damaged (checksum). Copy the file again.</source>
   <extracomment>lossexplorer/io/ziparchive.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: pictures are saved as .png or .svg</source>
   <extracomment>lossexplorer/paint/export.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: tables are saved as .csv, .npz or .parquet</source>
   <extracomment>lossexplorer/report/tables.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {member} is packed with a rare method ({method}). Save it with np.savez_compressed.</source>
   <extracomment>lossexplorer/io/ziparchive.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} blank line between the rows of {name} was skipped.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} blank lines between the rows of {name} were skipped.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} byte</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} bytes</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} cell of {name} is empty or nan.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} cell of {name} is infinite or too large for float64.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} cells of {name} are empty or nan.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} cells of {name} are infinite or too large for float64.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} curves are as many as can be told apart: remove one first</source>
   <extracomment>lossexplorer/state/explore.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} extra byte after the numbers of {name} was ignored.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} extra bytes after the numbers of {name} were ignored.</source>
   <extracomment>lossexplorer/io/npy.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} files are too many: one with predictions and one with targets</source>
   <extracomment>lossexplorer/gui/files.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} label is nan</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} labels are nan</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} line that begins with # at the top of {name} was skipped.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} lines that begin with # at the top of {name} were skipped.</source>
   <extracomment>lossexplorer/io/csv.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} row is ignored</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} rows are ignored</source>
   <extracomment>lossexplorer/compute/evaluate.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} rows are too many for the clipboard: save them to a file</source>
   <extracomment>lossexplorer/gui/exports.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} true</source>
   <extracomment>lossexplorer/gui/batch/bars_of.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{owner} has no parameter {name}; it has none at all</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{owner} has no parameter {name}; it has {names}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{owner} has no {name}; it has {names}</source>
   <extracomment>lossexplorer/cli/options.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{owner}: {what}</source>
   <extracomment>lossexplorer/catalog/params.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{p} against {t}: read as one value for each row, not broadcast</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{p} rows of predictions, but {t} rows of targets: they do not belong together</source>
   <extracomment>lossexplorer/compute/layout.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{reduction} · {loss}</source>
   <extracomment>lossexplorer/gui/batch/summary.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{row}, {part}</source>
   <extracomment>lossexplorer/session/row_picture.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} GB</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} MB</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} PB</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} TB</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} kB</source>
   <extracomment>lossexplorer/io/wording.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{wants} as {name}</source>
   <extracomment>lossexplorer/catalog/tasks.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{wish} is not available on this machine; computed on the CPU</source>
   <extracomment>lossexplorer/compute/devices.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{wish} is not one of {devices}</source>
   <extracomment>lossexplorer/compute/devices.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{wish} is not one of {dtypes}</source>
   <extracomment>lossexplorer/compute/devices.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>α weighs the positives and 1 − α the negatives, as in torchvision; detection practice takes the sum over the number of positives instead of the mean.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>β</source>
   <extracomment>lossexplorer/catalog/losses/regression/smooth_l1_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>δ</source>
   <extracomment>lossexplorer/catalog/losses/regression/huber_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ε is spread over all C classes (torch, keras, timm) or over the other C − 1 (t5x); the loss of a perfect answer is not 0 unless the entropy is subtracted.</source>
   <extracomment>catalogue</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>−β</source>
   <extracomment>lossexplorer/catalog/losses/regression/smooth_l1_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
  <message>
   <source>−δ</source>
   <extracomment>lossexplorer/catalog/losses/regression/huber_loss.py</extracomment>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
