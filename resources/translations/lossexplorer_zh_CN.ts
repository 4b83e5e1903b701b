<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>lossexplorer</name>
  <message>
   <source>% of the loss</source>
   <translation>占总损失的百分比</translation>
  </message>
  <message>
   <source>% right</source>
   <translation>正确率 %</translation>
  </message>
  <message>
   <source>% right (line: confidence)</source>
   <translation>正确率 %（横线：置信度）</translation>
  </message>
  <message>
   <source>(0.6, 0.4) and (0.3, 0.7)</source>
   <translation>(0.6, 0.4) 与 (0.3, 0.7)</translation>
  </message>
  <message>
   <source>(1 − β) / (1 − βⁿ)</source>
   <translation>(1 − β) / (1 − βⁿ)</translation>
  </message>
  <message>
   <source>(N, 1) against (N,) became (N, N)</source>
   <translation>(N, 1) 与 (N,) 相减广播成了 (N, N)</translation>
  </message>
  <message>
   <source>--input wants NAME=FILE; got {word}</source>
   <translation>--input 需要 NAME=FILE 的形式；实际得到 {word}</translation>
  </message>
  <message>
   <source>--range lies beyond {axis}, which runs from {low} to {high}</source>
   <translation>--range 超出了 {axis} 的范围，它从 {low} 到 {high}</translation>
  </message>
  <message>
   <source>--range wants LO:HI, two numbers in order; got {text}</source>
   <translation>--range 需要 LO:HI 形式的两个数，小的在前；实际得到 {text}</translation>
  </message>
  <message>
   <source>--set wants NAME=VALUE; got {word}</source>
   <translation>--set 需要 NAME=VALUE 的形式；实际得到 {word}</translation>
  </message>
  <message>
   <source>0 / 0: the mean of no rows, where every target is ignored or every weight is 0</source>
   <translation>0 / 0：没有任何一行参与平均，目标全被忽略，或权重全为 0</translation>
  </message>
  <message>
   <source>0 · ln 0: p ln p or (1 − y) ln(1 − p) by hand, at a probability of 0 or 1</source>
   <translation>0 · ln 0：手写的 p ln p 或 (1 − y) ln(1 − p)，而概率恰为 0 或 1</translation>
  </message>
  <message>
   <source>0.5 for a target of 0</source>
   <translation>目标为 0，预测 0.5</translation>
  </message>
  <message>
   <source>0.8 and 0.7 for what happened</source>
   <translation>给实际发生的类 0.8 和 0.7</translation>
  </message>
  <message>
   <source>1 / ln 10: the ratio of log10 to nats</source>
   <translation>1 / ln 10：以 10 为底的对数与自然对数之比</translation>
  </message>
  <message>
   <source>1 / ln 2: the ratio of bits to nats</source>
   <translation>1 / ln 2：比特与奈特之比</translation>
  </message>
  <message>
   <source>1 / √n</source>
   <translation>1 / √n</translation>
  </message>
  <message>
   <source>1 for a pair that belongs together, 0 for strangers.</source>
   <translation>正样本对为 1，负样本对为 0。</translation>
  </message>
  <message>
   <source>1 stands for a pair that belongs together; Hadsell's paper has it the other way round. Distances are squared and every pair counts: pytorch-metric-learning does neither. No gradient at a distance of 0.</source>
   <translation>1 表示正样本对；Hadsell 的论文正好相反。距离取平方，每一对都计入均值：这两点 pytorch-metric-learning 都不做。距离为 0 处没有梯度。</translation>
  </message>
  <message>
   <source>1 stands for a pair that belongs together; labels of −1 and 1 become these by (y + 1) / 2.</source>
   <translation>1 表示正样本对；标签为 −1 和 1 时，用 (y + 1) / 2 换算。</translation>
  </message>
  <message>
   <source>1 where input1 should score higher, −1 where input2 should: 0 and 1 become these by 2·y − 1.</source>
   <translation>input1 的得分应更高时取 1，input2 应更高时取 −1；标签为 0 和 1 时，用 2·y − 1 换算。</translation>
  </message>
  <message>
   <source>1 − cos, half of it</source>
   <translation>1 − cos，即它的一半</translation>
  </message>
  <message>
   <source>1.5 for a target of 2</source>
   <translation>目标为 2，预测 1.5</translation>
  </message>
  <message>
   <source>2 ln 2: a GAN discriminator at equilibrium, or two true labels in one softmax</source>
   <translation>2 ln 2：达到均衡的 GAN 判别器，或一个 softmax 中有两个真实标签</translation>
  </message>
  <message>
   <source>2 to the loss, a perplexity as if it were in bits,</source>
   <translation>2 的损失次方（把它当成比特算出的困惑度）</translation>
  </message>
  <message>
   <source>2^16: the first scale of GradScaler</source>
   <translation>2^16：GradScaler 的初始缩放系数</translation>
  </message>
  <message>
   <source>95th percentile</source>
   <translation>第 95 百分位</translation>
  </message>
  <message>
   <source>= no change</source>
   <translation>= 没有变化</translation>
  </message>
  <message>
   <source>A cross entropy that stops shouting at examples that may be mislabelled.</source>
   <translation>一种交叉熵：遇到可能标错的样本，不再穷追猛打。</translation>
  </message>
  <message>
   <source>A fair, bounded distance between two beliefs: it does not matter which of them comes first.</source>
   <translation>衡量两种信念相差多远，公平而有界：谁在前、谁在后都一样。</translation>
  </message>
  <message>
   <source>A few examples, cut into yes and no</source>
   <translation>几个样本，切分为是与否</translation>
  </message>
  <message>
   <source>A few rows carry the mean</source>
   <translation>少数几行左右了均值</translation>
  </message>
  <message>
   <source>A function of which losses are made.</source>
   <translation>函数：构成损失的基本部件。</translation>
  </message>
  <message>
   <source>A function or Module of a Python file becomes a loss of the list</source>
   <translation>Python 文件中的函数或 Module 会成为列表中的一个损失函数</translation>
  </message>
  <message>
   <source>A gradient on its way</source>
   <translation>传递途中的梯度</translation>
  </message>
  <message>
   <source>A hinge without the kink, and harsher on big errors.</source>
   <translation>没有尖点的合页损失，对大错更严厉。</translation>
  </message>
  <message>
   <source>A loss in nats, bits or as a probability, Dice as IoU, and the like</source>
   <translation>把损失换成奈特、比特或概率，把 Dice 换成 IoU，等等</translation>
  </message>
  <message>
   <source>A loss of your own.</source>
   <translation>您自己的损失函数。</translation>
  </message>
  <message>
   <source>A metric: it judges a model, and training does not make it small.</source>
   <translation>指标：用来评价模型，训练时并不对它求最小。</translation>
  </message>
  <message>
   <source>A multi-label problem under softmax cross entropy</source>
   <translation>多标签问题用了 softmax 交叉熵</translation>
  </message>
  <message>
   <source>A number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>A number and how sure it is</source>
   <translation>一个数值和它的不确定度</translation>
  </message>
  <message>
   <source>A parameter does not reach the loss</source>
   <translation>有参数没有传到损失函数</translation>
  </message>
  <message>
   <source>A parameter of a loss of your own.</source>
   <translation>您自己的损失函数的一个参数。</translation>
  </message>
  <message>
   <source>A part of a batch</source>
   <translation>批次的一部分</translation>
  </message>
  <message>
   <source>A place where the slope jumps.</source>
   <translation>斜率突变的位置。</translation>
  </message>
  <message>
   <source>A price of weights</source>
   <translation>权重的代价</translation>
  </message>
  <message>
   <source>A progress bar shows a running mean: evaluate the model once, after the epoch.</source>
   <translation>进度条显示的是滑动平均：请在一轮结束后单独评估一次模型。</translation>
  </message>
  <message>
   <source>A raw score before it becomes a probability; 0 stands for one half.</source>
   <translation>变成概率之前的原始得分；0 对应二分之一。</translation>
  </message>
  <message>
   <source>A reshape scrambled the class axis</source>
   <translation>reshape 打乱了类别轴</translation>
  </message>
  <message>
   <source>A row is the mean over its labels, as in torch; codes that sum over the labels are C times larger.</source>
   <translation>每行对自己的各个标签取平均，与 torch 一致；改为对标签求和的代码，结果是它的 C 倍。</translation>
  </message>
  <message>
   <source>A running mean was logged</source>
   <translation>记录的是滑动平均</translation>
  </message>
  <message>
   <source>A score to be maximised instead of a loss</source>
   <translation>这是要最大化的得分，而不是损失</translation>
  </message>
  <message>
   <source>A script and rows that print the wrong and the right number</source>
   <translation>一个脚本和若干行数据，打印出错误的数和正确的数</translation>
  </message>
  <message>
   <source>A second weight of the same array, which stays where it is.</source>
   <translation>同一数组中的另一个权重，固定不动。</translation>
  </message>
  <message>
   <source>A sets the scale of the reverse term: −4 in the paper, −9.21 in its code.</source>
   <translation>A 决定反向项的尺度：论文中为 −4，其代码中为 −9.21。</translation>
  </message>
  <message>
   <source>A share, not percent: Keras gives 100 times this. Of a target of 0 every library makes something else.</source>
   <translation>结果是比例而不是百分数：Keras 给出的是它的 100 倍。目标为 0 时，各个库的处理各不相同。</translation>
  </message>
  <message>
   <source>A short last batch was counted as a full one</source>
   <translation>不满的最后一批被当作整批计数</translation>
  </message>
  <message>
   <source>A short last batch weighs as much as a full one</source>
   <translation>不满的最后一批与完整批次的权重相同</translation>
  </message>
  <message>
   <source>A smooth Huber with nothing to tune.</source>
   <translation>光滑版的 Huber 损失，没有任何参数要调。</translation>
  </message>
  <message>
   <source>A smooth way to work on the mean IoU of all classes itself.</source>
   <translation>以平滑的方式直接优化所有类别的平均交并比本身。</translation>
  </message>
  <message>
   <source>A straight line (dotted) that a curve comes ever closer to.</source>
   <translation>曲线不断接近的直线（点线）。</translation>
  </message>
  <message>
   <source>A strategy: something that is done while training, and no loss.</source>
   <translation>策略：训练中采取的做法，本身不是损失。</translation>
  </message>
  <message>
   <source>A sum instead of a mean</source>
   <translation>求了和而不是均值</translation>
  </message>
  <message>
   <source>A sum over all weights, not a mean. The gradient of a weight of 0 is 0, as in torch.</source>
   <translation>对所有权重求和，而不是取平均。权重为 0 处的梯度取 0，与 torch 一致。</translation>
  </message>
  <message>
   <source>A tax on large weights and one that sets small weights to zero, mixed.</source>
   <translation>两种税混合征收：一种针对大权重，一种把小权重压到零。</translation>
  </message>
  <message>
   <source>A tax on large weights.</source>
   <translation>对大权重征税。</translation>
  </message>
  <message>
   <source>A tax that sets small weights to zero.</source>
   <translation>一种把小权重压到零的税。</translation>
  </message>
  <message>
   <source>A temperature is in the logits</source>
   <translation>logits 除过温度</translation>
  </message>
  <message>
   <source>A weight for each element; the mean still counts elements.</source>
   <translation>每个元素一个权重；求均值时仍除以元素个数。</translation>
  </message>
  <message>
   <source>A yes/no question for every pair of a picture and a caption.</source>
   <translation>对每一对图像与文本，都回答一次“是否相配”。</translation>
  </message>
  <message>
   <source>AUC</source>
   <translation>AUC</translation>
  </message>
  <message>
   <source>AUC (macro)</source>
   <translation>AUC（宏平均）</translation>
  </message>
  <message>
   <source>About Loss Explorer</source>
   <translation>关于 Loss Explorer</translation>
  </message>
  <message>
   <source>About ½e² near 0 and |e| − log 2 far away; computed so that no cosh overflows.</source>
   <translation>接近 0 时约为 ½e²，远处约为 |e| − log 2；计算方式保证 cosh 不会溢出。</translation>
  </message>
  <message>
   <source>Above 1 turns down regions that are nearly found; below 1 turns them up.</source>
   <translation>大于 1 时，压低几乎已经找全的区域；小于 1 时，抬高它们。</translation>
  </message>
  <message>
   <source>Above this probability the answer is yes; of several classes the most probable one is taken instead.</source>
   <translation>概率高于此值即判为“是”；多分类时则取概率最大的类别。</translation>
  </message>
  <message>
   <source>Add the same loss once more</source>
   <translation>再添加一条同样的损失</translation>
  </message>
  <message>
   <source>Add your own loss…</source>
   <translation>添加您自己的损失函数…</translation>
  </message>
  <message>
   <source>Added above and below the fraction, so that empty masks have a value.</source>
   <translation>同时加在分子和分母上，使空掩码也有确定的值。</translation>
  </message>
  <message>
   <source>Added to a cross entropy, which a common shift of all logits leaves as it is. It is least where Σ e^z is 1, that is where logits are log-probabilities already.</source>
   <translation>附加在交叉熵之上；所有 logits 整体平移时，交叉熵本身不变。Σ e^z 等于 1 时此项最小，这时 logits 本身就是对数概率。</translation>
  </message>
  <message>
   <source>Added to a rate before its logarithm is taken; logarithms of rates do without.</source>
   <translation>取对数之前加到发生率上；预测已是发生率的对数时用不到。</translation>
  </message>
  <message>
   <source>Added to each coordinate of a difference.</source>
   <translation>加到差向量的每个坐标上。</translation>
  </message>
  <message>
   <source>Added to every denominator, so that boxes without area have a value.</source>
   <translation>加到每个分母上，使面积为零的框也有确定的值。</translation>
  </message>
  <message>
   <source>Added under the root; above 0 the gradient of a perfect fit is 0 instead of nan.</source>
   <translation>加在根号内；大于 0 时，完美拟合处的梯度为 0 而不是 nan。</translation>
  </message>
  <message>
   <source>Adding small batches must give the same as one big batch.</source>
   <translation>累加若干小批次，结果必须与一个大批次相同。</translation>
  </message>
  <message>
   <source>Adjusts while training, by adding τ log π; at test time the logits are used as they are. The other way is to train plainly and to subtract τ log π afterwards: do one of them. Counts do for π as well as shares.</source>
   <translation>训练时加上 τ log π 进行调整；测试时直接使用 logits。另一种做法是照常训练，事后再减去 τ log π：两者只取其一。π 用样本数或占比都可以。</translation>
  </message>
  <message>
   <source>After how many epochs without improvement training stops.</source>
   <translation>连续多少个轮次没有改进后停止训练。</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>All logits together</source>
   <translation>全部 logits 一起平移</translation>
  </message>
  <message>
   <source>All rows are predicted alike</source>
   <translation>所有行的预测都一样</translation>
  </message>
  <message>
   <source>Along axis 1, as torch counts classes; the largest score is subtracted first, without which e^z overflows from 89 on in float32. The same number added to all scores changes nothing.</source>
   <translation>沿第 1 轴计算，与 torch 的类别轴一致；先减去最大的得分，否则在 float32 中 e^z 从 89 起就会溢出。给所有得分加上同一个数，结果不变。</translation>
  </message>
  <message>
   <source>Among how many equally likely tokens the model chooses: e to the mean of −log p of the true ones</source>
   <translation>相当于模型在多少个同样可能的词元之间选择：真实词元的 −log p 的均值取 e 的幂</translation>
  </message>
  <message>
   <source>An angle to the true class</source>
   <translation>与真实类别的夹角</translation>
  </message>
  <message>
   <source>An output that no label uses</source>
   <translation>有一个输出没有任何标签使用</translation>
  </message>
  <message>
   <source>Another alpha, gamma or normaliser of the focal loss</source>
   <translation>focal 损失的 alpha、gamma 或归一化方式不同</translation>
  </message>
  <message>
   <source>Another constant A of symmetric cross entropy</source>
   <translation>对称交叉熵的常数 A 不同</translation>
  </message>
  <message>
   <source>Another convention of label smoothing</source>
   <translation>标签平滑的另一种约定</translation>
  </message>
  <message>
   <source>Another of MSE, RMSE and MAE</source>
   <translation>MSE、RMSE 与 MAE 混淆</translation>
  </message>
  <message>
   <source>Another offset or scale of the BYOL loss</source>
   <translation>BYOL 损失的偏移或尺度不同</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>答案</translation>
  </message>
  <message>
   <source>Apart from this file, {seen} is known as:</source>
   <translation>撇开这个文件，已知 {seen} 的含义有：</translation>
  </message>
  <message>
   <source>Apple GPU (mps)</source>
   <translation>Apple GPU（mps）</translation>
  </message>
  <message>
   <source>Apply log_softmax first, or use cross entropy on the logits.</source>
   <translation>先做 log_softmax，或对 logits 使用交叉熵。</translation>
  </message>
  <message>
   <source>Apply sigmoid or softmax before the loss.</source>
   <translation>先做 sigmoid 或 softmax，再计算损失。</translation>
  </message>
  <message>
   <source>Apply this fix and see</source>
   <translation>应用此修正并查看</translation>
  </message>
  <message>
   <source>ArcFace</source>
   <translation>ArcFace 损失</translation>
  </message>
  <message>
   <source>As in SciPy, ½e² near 0. Kornia's log(1 + ½e²) is this with c = √2; statistics takes c = 2.385.</source>
   <translation>与 SciPy 一致，接近 0 时为 ½e²。Kornia 的 log(1 + ½e²) 相当于此式取 c = √2；统计学中取 c = 2.385。</translation>
  </message>
  <message>
   <source>As in scikit-learn, with ½ before the squares; Keras takes l1 = λρ and l2 = λ(1 − ρ)/2.</source>
   <translation>与 scikit-learn 一致，平方项前有 ½；Keras 取 l1 = λρ、l2 = λ(1 − ρ)/2。</translation>
  </message>
  <message>
   <source>As in statistics, ½e² near 0, and c = 2.985 is usual; Barron's general loss divides its exponent by 2.</source>
   <translation>与统计学一致，在 0 附近为 ½e²，常用 c = 2.985；Barron 的通用损失把指数除以 2。</translation>
  </message>
  <message>
   <source>As in support vector regression; at the very edge of the tube the gradient is 0.</source>
   <translation>与支持向量回归一致；恰在不敏感带边缘处，梯度为 0。</translation>
  </message>
  <message>
   <source>As in the paper, ½(e/c)² near 0 whatever α; at α = 2 and α = 0 it is its limit.</source>
   <translation>与论文一致，无论 α 取何值，接近 0 时都约为 ½(e/c)²；α = 2 和 α = 0 时取其极限。</translation>
  </message>
  <message>
   <source>As in the paper: the second number of St is the squared scale, and the fine counts 2ν + α as evidence.</source>
   <translation>与论文一致：St 的第二个参数是尺度的平方，惩罚项以 2ν + α 作为证据量。</translation>
  </message>
  <message>
   <source>As in torch: the variance, not σ or log σ². Below ε it counts as ε, but is given the gradient of ε.</source>
   <translation>与 torch 一致：输入的是方差，而不是 σ 或 log σ²。低于 ε 时按 ε 计，但仍得到 ε 处的梯度。</translation>
  </message>
  <message>
   <source>As in torch: “full” adds Stirling's approximation, not log y!, and only to counts above 1.</source>
   <translation>与 torch 一致：“full”加上的是斯特林近似，而不是 log y!，并且只加到大于 1 的计数上。</translation>
  </message>
  <message>
   <source>As it is</source>
   <translation>恢复原样</translation>
  </message>
  <message>
   <source>As keras.callbacks.EarlyStopping, epochs from 0: the best epoch is the last one that improved by more than min_delta. Where patience does not run out, the last epoch is the last one there is. A training loss that is averaged over its epoch, with dropout, starts above the validation loss.</source>
   <translation>与 keras.callbacks.EarlyStopping 一致，轮次从 0 开始：最佳轮次是最后一次改进超过 min_delta 的轮次。若耐心没有耗尽，停止轮次就是现有的最后一轮。训练损失若在整轮上取平均且开着 dropout，开始时会高于验证损失。</translation>
  </message>
  <message>
   <source>As scikit-learn, from ranks, ties counted half; of several classes each against the rest, then the mean. Classes without a pair are left out, and where no pair is left it is nan; torchmetrics says 0 there.</source>
   <translation>与 scikit-learn 一致，由秩计算，并列算一半；多分类时每一类对其余各类，再取平均。没有正负样本对的类别不计入，一对也没有时为 nan；torchmetrics 此时给出 0。</translation>
  </message>
  <message>
   <source>As scikit-learn, of probabilities that are strictly above the threshold. Whether these are logits is said by the activation and never guessed; torchmetrics guesses, batch by batch: [0.4, 0.9] are probabilities to it, [0.4, −1] logits.</source>
   <translation>与 scikit-learn 一致，概率须严格大于阈值。输入是否为 logits 由激活参数指明，绝不猜测；torchmetrics 则逐批次猜测：它把 [0.4, 0.9] 当作概率，把 [0.4, −1] 当作 logits。</translation>
  </message>
  <message>
   <source>As scikit-learn: a tie is an error, and a row without a pair costs 0. torchmetrics counts ties by the order of its sort and says 0.25 where this is 0.5. It moves in steps: to train on it, take a hinge or a logarithm of the pairs, as multilabel_margin_loss does.</source>
   <translation>与 scikit-learn 一致：并列算错，没有标签对的行为 0。torchmetrics 按排序的先后处理并列，此处为 0.5 时它给出 0.25。它呈阶梯状变化：若要用于训练，请对标签对取铰链或对数，如 multilabel_margin_loss。</translation>
  </message>
  <message>
   <source>As scikit-learn: probabilities strictly above the threshold are a yes, of several classes the most probable one counts; classes that occur nowhere are left out. From counts alone, so that a mean over batches is something else.</source>
   <translation>与 scikit-learn 一致：概率严格大于阈值即为“是”，多分类时取概率最大的类别；从未出现的类别不计入。只由计数得出，因此各批次的平均是另一回事。</translation>
  </message>
  <message>
   <source>As the paper, without its focal weight; ε = 1e-7 is added to every denominator, as torchvision does in DIoU.</source>
   <translation>与论文一致，但不含其中的 Focal 加权；每个分母都加上 ε = 1e-7，与 torchvision 中 DIoU 的做法相同。</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>As torch, at the kink too, but without the 10⁻¹² that torch adds to squared lengths: short vectors keep their cosine, in up to three times the time. With a vector of zeros it is 0, and so is its gradient, where torch has one of a million.</source>
   <translation>与 torch 一致，尖点处也一样，只是不像 torch 那样给长度的平方加上 10⁻¹²：短向量的余弦得以保持，耗时最多为三倍。与零向量的余弦为 0，梯度也为 0，而 torch 在那里的梯度可达一百万。</translation>
  </message>
  <message>
   <source>As torch, for a whole tensor: halves are rounded to even, and the gradient goes straight through, 1 inside the range and 0 outside. It is not the slope of the steps: that is 0.</source>
   <translation>与 torch 对整个张量的做法一致：半数舍入到偶数，梯度直通，范围内为 1，范围外为 0。它不是阶梯的斜率：阶梯的斜率为 0。</translation>
  </message>
  <message>
   <source>As torch, which adds ε to each coordinate of a difference: an anchor on its friend feels a small pull that is none. All triplets count; pytorch-metric-learning averages those that cost something.</source>
   <translation>与 torch 一致，差向量的每个坐标都加上 ε：锚点与正样本重合时，会受到一点本不存在的微小拉力。所有三元组都计入均值；pytorch-metric-learning 只对损失大于零的三元组取平均。</translation>
  </message>
  <message>
   <source>As torch.amp.GradScaler: one step is skipped and S halved where anything is infinite. Divided by S again in float32, before gradients are clipped. float16 reaches from 6·10⁻⁸ to 65504.</source>
   <translation>与 torch.amp.GradScaler 一致：一旦出现无穷大就跳过这一步并将 S 减半。先在 float32 中除以 S，再裁剪梯度。float16 的范围为 6·10⁻⁸ 到 65504。</translation>
  </message>
  <message>
   <source>As torch: 1 means that the first should score higher, and at the kink the slope is that of a mistake; without a margin equal scores cost nothing.</source>
   <translation>与 torch 一致：1 表示前者得分应更高，尖点处的斜率按答错计；没有间隔时，得分相等没有代价。</translation>
  </message>
  <message>
   <source>As torch: a target lists the true classes and −1 ends it, so [2, 0, −1, −1] means classes 2 and 0; yes and no for each class (multi-hot) is something else. At a kink the gradient is 0.</source>
   <translation>与 torch 一致：目标列出真实类别，以 −1 结束，因此 [2, 0, −1, −1] 表示类别 2 和 0；给每个类别标注是或否（multi-hot）则是另一回事。尖点处的梯度为 0。</translation>
  </message>
  <message>
   <source>As torch: class indices are averaged over the sum of their weights, probabilities over rows; smoothing spreads ε over all C classes; weights w are 1 unless given.</source>
   <translation>与 torch 一致：目标为类别索引时除以权重之和，目标为概率时除以行数；标签平滑把 ε 均分给全部 C 个类别；权重 w 未给出时为 1。</translation>
  </message>
  <message>
   <source>As torch: summed over the other classes and divided by all C; optax, keras and scikit-learn take the largest violation instead. The mean divides by the number of rows, also with weights.</source>
   <translation>与 torch 一致：对其他类别求和，再除以类别总数 C；optax、keras 和 scikit-learn 则只取最大的一项违反量。均值除以行数，有权重时也是如此。</translation>
  </message>
  <message>
   <source>As torchvision: α is held constant for the gradient; older mmdetection differentiates it, which gives the same value and another gradient. A box without width and height has no shape: nan.</source>
   <translation>与 torchvision 一致：求梯度时 α 视为常数；旧版 mmdetection 会对它求导，数值相同，梯度不同。宽和高都为零的框没有形状可言：结果为 nan。</translation>
  </message>
  <message>
   <source>As torchvision: ε = 1e-7 in both denominators, so that identical boxes cost 1e-7. The largest value is 2.</source>
   <translation>与 torchvision 一致：两个分母都加上 ε = 1e-7，因此完全相同的框损失为 1e-7。最大值为 2。</translation>
  </message>
  <message>
   <source>As torchvision: ε = 1e-7 is added to the union and to the squared diagonal.</source>
   <translation>与 torchvision 一致：并集面积和对角线的平方都加上 ε = 1e-7。</translation>
  </message>
  <message>
   <source>Assume that the classes are as unequal as the data says, and learn only what goes beyond that.</source>
   <translation>先认定类别就像数据中那样不均衡，只学习除此之外的东西。</translation>
  </message>
  <message>
   <source>Asymmetric (multi-label)</source>
   <translation>非对称损失（多标签）</translation>
  </message>
  <message>
   <source>At the kink the gradient is 0, as in torch; any value from −1 to 1 would be a subgradient.</source>
   <translation>尖点处的梯度取 0，与 torch 一致；−1 到 1 之间的任何值都是次梯度。</translation>
  </message>
  <message>
   <source>At τ = ½ it is half the absolute error. At the kink the gradient is 0; scikit-learn takes −τ.</source>
   <translation>τ = ½ 时是绝对误差的一半。尖点处的梯度取 0；scikit-learn 取 −τ。</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Average the squared errors, then take the root once.</source>
   <translation>先对平方误差求均值，最后只开一次根号。</translation>
  </message>
  <message>
   <source>B is {name}: {better} rows better, {worse} worse; loss {a} → {b}</source>
   <translation>B 为 {name}：{better} 行变好，{worse} 行变差；损失 {a} → {b}</translation>
  </message>
  <message>
   <source>B: {name}</source>
   <translation>B：{name}</translation>
  </message>
  <message>
   <source>BYOL</source>
   <translation>BYOL 损失</translation>
  </message>
  <message>
   <source>BYOL of identical vectors in the form without + 2</source>
   <translation>向量相同时的 BYOL（不加 2 的形式）</translation>
  </message>
  <message>
   <source>BYOL of identical vectors, whether learned or collapsed</source>
   <translation>向量相同时的 BYOL，无论是学会了还是坍缩了</translation>
  </message>
  <message>
   <source>BYOL of opposite vectors</source>
   <translation>向量方向相反时的 BYOL</translation>
  </message>
  <message>
   <source>BYOL of orthogonal vectors</source>
   <translation>向量正交时的 BYOL</translation>
  </message>
  <message>
   <source>Back to the row as it is</source>
   <translation>恢复该行原样</translation>
  </message>
  <message>
   <source>Back to these</source>
   <translation>回到这些</translation>
  </message>
  <message>
   <source>Balance of missed and false finds, 1 at best: 2·TP/(2·TP + FP + FN) of all answers together</source>
   <translation>漏判与误判的平衡，最好为 1：所有回答合在一起的 2·TP/(2·TP + FP + FN)</translation>
  </message>
  <message>
   <source>Balance of missed and false finds, 1 at best: the mean over the classes of 2·TP/(2·TP + FP + FN)</source>
   <translation>漏判与误判的平衡，最好为 1：各类别 2·TP/(2·TP + FP + FN) 的平均</translation>
  </message>
  <message>
   <source>Balanced softmax</source>
   <translation>平衡 softmax</translation>
  </message>
  <message>
   <source>Bars of the classes</source>
   <translation>各类别的条形图</translation>
  </message>
  <message>
   <source>Batch</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>Batches</source>
   <translation>批次文件</translation>
  </message>
  <message>
   <source>Batches whose losses are added up before the weights are changed once.</source>
   <translation>更新一次权重之前，把多少个批次的损失累加起来。</translation>
  </message>
  <message>
   <source>Believe the label mostly, and yourself a little.</source>
   <translation>主要相信标签，也稍微相信自己。</translation>
  </message>
  <message>
   <source>Below 0 since nearly all pairs are strangers: a model that knows nothing says no.</source>
   <translation>小于 0，因为几乎所有的组合都是负样本：一无所知的模型应当答“否”。</translation>
  </message>
  <message>
   <source>Below 1 the largest score takes nearly all, above 1 the shares become more alike.</source>
   <translation>小于 1 时最大的得分几乎独占全部，大于 1 时各份额趋于接近。</translation>
  </message>
  <message>
   <source>Beyond a point a mistake counts as hopeless and is ignored.</source>
   <translation>错到一定程度，就当作无可救药，不再理会。</translation>
  </message>
  <message>
   <source>Big mistakes cost much more than small ones: twice the error, four times the price.</source>
   <translation>大错比小错贵得多：误差变成两倍，代价就变成四倍。</translation>
  </message>
  <message>
   <source>Binary and multi-label</source>
   <translation>二分类与多标签</translation>
  </message>
  <message>
   <source>Binary cross entropy (logits)</source>
   <translation>二元交叉熵（logits）</translation>
  </message>
  <message>
   <source>Binary cross entropy (probabilities)</source>
   <translation>二元交叉熵（概率）</translation>
  </message>
  <message>
   <source>Binary cross entropy of a float32 sigmoid stops at 100</source>
   <translation>float32 sigmoid 的二元交叉熵止于 100</translation>
  </message>
  <message>
   <source>Binary cross entropy that looks away from examples the model already gets right.</source>
   <translation>在二元交叉熵的基础上，少看模型已经答对的样本。</translation>
  </message>
  <message>
   <source>Binary cross entropy with logits for targets of −1 and 1; torch's own soft_margin_loss is infinite from a margin of −89 in float32, where this is 89.</source>
   <translation>目标取 −1 和 1 的二元交叉熵（logits）；float32 下，torch 自带的 soft_margin_loss 在间隔为 −89 时就变成无穷大，此处仍为 89。</translation>
  </message>
  <message>
   <source>Bits, decimal logarithms or perplexity</source>
   <translation>比特、常用对数或困惑度</translation>
  </message>
  <message>
   <source>Bootstrapping</source>
   <translation>自举损失（Bootstrapping）</translation>
  </message>
  <message>
   <source>Boxes</source>
   <translation>边界框</translation>
  </message>
  <message>
   <source>Boxes of objects</source>
   <translation>物体的边界框</translation>
  </message>
  <message>
   <source>Bradley–Terry (reward model)</source>
   <translation>Bradley–Terry（奖励模型）</translation>
  </message>
  <message>
   <source>Breast tumours</source>
   <translation>乳腺肿瘤</translation>
  </message>
  <message>
   <source>Brier score</source>
   <translation>Brier 分数</translation>
  </message>
  <message>
   <source>By how much the better one is more relevant.</source>
   <translation>较好的一个相关性高出多少。</translation>
  </message>
  <message>
   <source>By how much the better one must lead.</source>
   <translation>较好的一个必须领先多少。</translation>
  </message>
  <message>
   <source>By how much the logit of the true class exceeds the others, which are equal.</source>
   <translation>真实类别的 logit 比其他类别高出多少；其他类别的 logits 彼此相等。</translation>
  </message>
  <message>
   <source>By how much the preferred answer should lead, more where people were surer.</source>
   <translation>受偏好的回答应当领先多少；人们越有把握，取值越大。</translation>
  </message>
  <message>
   <source>By how much the rarest class has to win.</source>
   <translation>最稀有的类别必须领先多少。</translation>
  </message>
  <message>
   <source>By how much the right score has to lead before nothing is paid.</source>
   <translation>正确类别的得分领先多少，才不再有代价。</translation>
  </message>
  <message>
   <source>By how much the stranger has to be further away than the friend.</source>
   <translation>负样本必须比正样本远出多少。</translation>
  </message>
  <message>
   <source>By how much the teacher's logit of the true class exceeds the largest other one.</source>
   <translation>教师模型给真实类别的 logit，比其余类别中最大的高出多少。</translation>
  </message>
  <message>
   <source>By what the loss, and so every gradient, is multiplied; usually a power of 2.</source>
   <translation>损失以及每个梯度所乘的倍数；通常是 2 的幂。</translation>
  </message>
  <message>
   <source>CIoU</source>
   <translation>CIoU 损失</translation>
  </message>
  <message>
   <source>CLIP</source>
   <translation>CLIP 损失</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CUDA</source>
   <translation>CUDA</translation>
  </message>
  <message>
   <source>Calibration</source>
   <translation>校准</translation>
  </message>
  <message>
   <source>Call model.eval() before predicting.</source>
   <translation>预测前请调用 model.eval()。</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancelled: not every mistake was tried</source>
   <translation>已取消：并非所有错误都试过</translation>
  </message>
  <message>
   <source>Cancelled: this answers the question before</source>
   <translation>已取消：这是上一个问题的答案</translation>
  </message>
  <message>
   <source>Cancelled: this is of the first {n} rows alone</source>
   <translation>已取消：这只是前 {n} 行的结果</translation>
  </message>
  <message>
   <source>Cares about ratios, not differences: twice too much costs about as much as half too little.</source>
   <translation>看重比例而不是差值：高估一倍与低估一半，代价大致相同。</translation>
  </message>
  <message>
   <source>Cast the predictions to float32 before the loss: bfloat16 has 3 digits.</source>
   <translation>计算损失前把预测转成 float32：bfloat16 只有 3 位有效数字。</translation>
  </message>
  <message>
   <source>Cast the predictions to float32 before the loss: float16 has 4 digits.</source>
   <translation>计算损失前把预测转为 float32：float16 只有 4 位有效数字。</translation>
  </message>
  <message>
   <source>Cauchy (Lorentzian)</source>
   <translation>Cauchy 损失（Lorentzian）</translation>
  </message>
  <message>
   <source>Chance is {chance}, perfect is {floor}: the embeddings are collapsed or untrained.</source>
   <translation>随机水平是 {chance}，完美是 {floor}：嵌入已坍缩或尚未训练。</translation>
  </message>
  <message>
   <source>Change labels, predictions or the way of averaging, and see what the loss would be</source>
   <translation>改变标签、预测或平均方式，看看损失会变成多少</translation>
  </message>
  <message>
   <source>Change of the rows</source>
   <translation>行的变化</translation>
  </message>
  <message>
   <source>Change something below: here stands what the loss would be.</source>
   <translation>在下面改动任意条件，这里会显示损失将是多少。</translation>
  </message>
  <message>
   <source>Check that the parameter is passed on: the number is that of the usual value.</source>
   <translation>检查参数是否传了下去：这个数是默认值给出的。</translation>
  </message>
  <message>
   <source>Check that the weights reach the loss. With one class in a batch they cancel: use larger batches or reduction='sum'.</source>
   <translation>检查权重是否真的传给了损失。批次中只有一个类别时权重会抵消：请用更大的批次或 reduction='sum'。</translation>
  </message>
  <message>
   <source>Check whether these repetitions are meant, above all those with different targets.</source>
   <translation>检查这些重复是否有意为之，尤其是目标不同的那些。</translation>
  </message>
  <message>
   <source>Checked against the catalogue</source>
   <translation>与目录的对照检查</translation>
  </message>
  <message>
   <source>Choose a Python file with a loss of your own</source>
   <translation>选择一个含有您自己的损失函数的 Python 文件</translation>
  </message>
  <message>
   <source>Choose a file of predictions, and one of targets</source>
   <translation>选择一个预测文件和一个目标文件</translation>
  </message>
  <message>
   <source>Choose a row of the table to see what the model said and what it cost.</source>
   <translation>在表格中选择一行，看看模型怎么回答，又付出了多大代价。</translation>
  </message>
  <message>
   <source>Choose loss and parameters…</source>
   <translation>选择损失与参数…</translation>
  </message>
  <message>
   <source>Choose per image or per batch, and say which.</source>
   <translation>选定按图像还是按批次计算，并说明选了哪一种。</translation>
  </message>
  <message>
   <source>Choose the arrays</source>
   <translation>选择数组</translation>
  </message>
  <message>
   <source>Choose the columns</source>
   <translation>选择列</translation>
  </message>
  <message>
   <source>Choose the predictions of another model</source>
   <translation>选择另一个模型的预测</translation>
  </message>
  <message>
   <source>Choose the targets</source>
   <translation>选择目标</translation>
  </message>
  <message>
   <source>Choose the targets…</source>
   <translation>选择目标…</translation>
  </message>
  <message>
   <source>Class names</source>
   <translation>类别名称</translation>
  </message>
  <message>
   <source>Class numbers begin at 0: subtract 1 from labels that begin at 1.</source>
   <translation>类别编号从 0 开始：从 1 开始的标签请减 1。</translation>
  </message>
  <message>
   <source>Class weights</source>
   <translation>类别权重</translation>
  </message>
  <message>
   <source>Class-balanced</source>
   <translation>类别平衡损失</translation>
  </message>
  <message>
   <source>Class-balanced weights as they come</source>
   <translation>类别平衡权重未经缩放</translation>
  </message>
  <message>
   <source>Classes and rows are exchanged</source>
   <translation>类别与行互换了</translation>
  </message>
  <message>
   <source>Click a pixel, or take an arrow key, to look at it</source>
   <translation>点击像素或用方向键查看它</translation>
  </message>
  <message>
   <source>Click a position, or take an arrow key, to look at it</source>
   <translation>点击位置或用方向键查看它</translation>
  </message>
  <message>
   <source>Click on a line to try it again</source>
   <translation>点击一行即可再试一次</translation>
  </message>
  <message>
   <source>Close the window</source>
   <translation>关闭窗口</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>关闭此消息</translation>
  </message>
  <message>
   <source>Closer to my friend than to the stranger, by a margin.</source>
   <translation>离正样本要比离负样本更近，而且至少近出一个间隔。</translation>
  </message>
  <message>
   <source>Co-teaching</source>
   <translation>协同教学（Co-teaching）</translation>
  </message>
  <message>
   <source>Code that gives the number on screen</source>
   <translation>能重现屏幕上数字的代码</translation>
  </message>
  <message>
   <source>Column {column} of {name} numbers the rows and is shown beside them. If it is a prediction, choose the columns with FILE::NAME,NAME ….</source>
   <translation>{name} 的 {column} 列只是行号，与各行一并显示，不作为预测。如果它确实是预测，请用 FILE::NAME,NAME … 指定各列。</translation>
  </message>
  <message>
   <source>Column {column} of {name} numbers the rows and was left out. If it is a prediction, choose the columns with FILE::NAME,NAME ….</source>
   <translation>{name} 的 {column} 列只是行号，未作为预测读入。如果它确实是预测，请用 FILE::NAME,NAME … 指定各列。</translation>
  </message>
  <message>
   <source>Columns and labels use different class orders</source>
   <translation>列与标签的类别顺序不同</translation>
  </message>
  <message>
   <source>Columns compared with numbers, names of classes or each other, joined by and, or, not; also the words wrong, right and ignored. = a number with decimals finds what rounds to it. Columns of the file by their names: age&gt;30, image="a.png", image~cat where cat is in it; file.loss is one called like ours. With a second model: change&gt;1 and predicted_b!=target, loss_b, confidence_b</source>
   <translation>列与数值、类别名称或另一列比较，可用“且”“或”“非”连接；也可以写“错误”“正确”“忽略”。“=”后写带小数的数值时，四舍五入后等于它的都算。文件中的列用它自己的列名：“年龄&gt;30”“图像="a.png"”；“图像~猫”表示其中含有“猫”；与本程序的列同名的写作“file.loss”。有第二个模型时：变化&gt;1 &amp; 预测_b!=目标，以及“损失_b”“置信度_b”</translation>
  </message>
  <message>
   <source>Columns of {name} that hold words were left out: {columns}.</source>
   <translation>{name} 中含文字的列已略去：{columns}。</translation>
  </message>
  <message>
   <source>Compare like with like: this is another measure of the same predictions.</source>
   <translation>要同类相比：这是同一批预测的另一种度量。</translation>
  </message>
  <message>
   <source>Compare with the focal loss of guessing, not with 0.693.</source>
   <translation>请与瞎猜时的 focal 损失比较，而不是与 0.693 比较。</translation>
  </message>
  <message>
   <source>Compare with {chance}, not with 0.693.</source>
   <translation>请与 {chance} 比较，而不是与 0.693 比较。</translation>
  </message>
  <message>
   <source>Compare with…</source>
   <translation>与另一个模型比较…</translation>
  </message>
  <message>
   <source>Compute on</source>
   <translation>计算设备</translation>
  </message>
  <message>
   <source>Compute the loss from logits: a clip hides how large it is, and takes the gradient away.</source>
   <translation>请从 logits 计算损失：截断会掩盖损失的真实大小，还会抹去梯度。</translation>
  </message>
  <message>
   <source>Compute the loss in float32.</source>
   <translation>请在 float32 下计算损失。</translation>
  </message>
  <message>
   <source>Confidence and loss</source>
   <translation>置信度与损失</translation>
  </message>
  <message>
   <source>Confidence penalty</source>
   <translation>置信度惩罚</translation>
  </message>
  <message>
   <source>Confusion</source>
   <translation>混淆矩阵</translation>
  </message>
  <message>
   <source>Confusion of the classes</source>
   <translation>类别的混淆矩阵</translation>
  </message>
  <message>
   <source>Contrastive</source>
   <translation>对比学习</translation>
  </message>
  <message>
   <source>Contrastive (pairs)</source>
   <translation>对比损失（成对）</translation>
  </message>
  <message>
   <source>Convert once and explicitly: a metric that guesses for each batch reads these batches differently.</source>
   <translation>请一次性明确转换：逐批猜测输入类型的指标会以不同方式读取这些批次。</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy as PyTorch code</source>
   <translation>复制为 PyTorch 代码</translation>
  </message>
  <message>
   <source>Copy corrected code</source>
   <translation>复制改正后的代码</translation>
  </message>
  <message>
   <source>Copy data</source>
   <translation>复制数据</translation>
  </message>
  <message>
   <source>Copy picture</source>
   <translation>复制图像</translation>
  </message>
  <message>
   <source>Copy the numbers, or those of the chosen rows</source>
   <translation>复制数值；选了行时只复制所选的行</translation>
  </message>
  <message>
   <source>Copy the teacher's doubts as well as the answers.</source>
   <translation>不只学老师的答案，也学老师的犹豫。</translation>
  </message>
  <message>
   <source>Copy this picture</source>
   <translation>复制这张图</translation>
  </message>
  <message>
   <source>Copy what is shown as a picture</source>
   <translation>把当前显示的内容复制为图像</translation>
  </message>
  <message>
   <source>Correct these labels, or set ignore_index to their value.</source>
   <translation>更正这些标签，或把 ignore_index 设为它们的值。</translation>
  </message>
  <message>
   <source>Cosine embedding</source>
   <translation>余弦嵌入损失</translation>
  </message>
  <message>
   <source>Cross entropy</source>
   <translation>交叉熵</translation>
  </message>
  <message>
   <source>Cross entropy (probabilities)</source>
   <translation>交叉熵（概率）</translation>
  </message>
  <message>
   <source>Cross entropy against soft targets, or their divergence</source>
   <translation>对软目标的交叉熵，还是散度</translation>
  </message>
  <message>
   <source>Cross entropy for models that already end in softmax.</source>
   <translation>适用于输出端已有 softmax 的模型的交叉熵。</translation>
  </message>
  <message>
   <source>Cross entropy of the first network</source>
   <translation>第一个网络的交叉熵</translation>
  </message>
  <message>
   <source>Cross entropy with its first term turned up or down.</source>
   <translation>把第一项调大或调小的交叉熵。</translation>
  </message>
  <message>
   <source>Cross entropy, kept or not</source>
   <translation>交叉熵（无论是否保留）</translation>
  </message>
  <message>
   <source>Curves of losses</source>
   <translation>损失的曲线</translation>
  </message>
  <message>
   <source>DIoU</source>
   <translation>DIoU 损失</translation>
  </message>
  <message>
   <source>DIoU that also matches the shape of the box.</source>
   <translation>在 DIoU 的基础上，还要求框的形状相符。</translation>
  </message>
  <message>
   <source>DIoU that also matches width and height, each for itself.</source>
   <translation>在 DIoU 的基础上，还要求宽和高各自相符。</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Deep evidential regression</source>
   <translation>深度证据回归</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>详细信息</translation>
  </message>
  <message>
   <source>Diabetes, one year on</source>
   <translation>一年后的糖尿病病情</translation>
  </message>
  <message>
   <source>Diagnose</source>
   <translation>诊断</translation>
  </message>
  <message>
   <source>Diagnose this file</source>
   <translation>诊断这个文件</translation>
  </message>
  <message>
   <source>Diagnosis</source>
   <translation>诊断</translation>
  </message>
  <message>
   <source>Dice</source>
   <translation>Dice 损失</translation>
  </message>
  <message>
   <source>Dice at ½</source>
   <translation>Dice（½ 阈值）</translation>
  </message>
  <message>
   <source>Dice loss</source>
   <translation>Dice 损失</translation>
  </message>
  <message>
   <source>Dice loss of the image alone</source>
   <translation>单张图像的 Dice 损失</translation>
  </message>
  <message>
   <source>Dice loss {value}</source>
   <translation>Dice 损失 {value}</translation>
  </message>
  <message>
   <source>Dice whose price rises slowly at first, and never above 0.4338.</source>
   <translation>起初代价上升缓慢的 Dice 损失，始终不超过 0.4338。</translation>
  </message>
  <message>
   <source>Dice with separate prices for false alarms and misses.</source>
   <translation>对误报和漏报分别定价的 Dice 损失。</translation>
  </message>
  <message>
   <source>Dice {value}</source>
   <translation>Dice {value}</translation>
  </message>
  <message>
   <source>Distributions</source>
   <translation>概率分布</translation>
  </message>
  <message>
   <source>Divide a mask by 255, and map −1 to 0.</source>
   <translation>把掩码除以 255，并把 −1 映射为 0。</translation>
  </message>
  <message>
   <source>Divide by the number of valid targets over all micro-batches; across ranks, all-reduce sums and counts first.</source>
   <translation>除以所有微批次中有效目标的总数；多卡时先对总和与计数做 all-reduce。</translation>
  </message>
  <message>
   <source>Divide by the temperature on both sides, or on neither.</source>
   <translation>两边都除以温度，或都不除。</translation>
  </message>
  <message>
   <source>Divide by the {used} targets that count, not by all {n}.</source>
   <translation>请除以计入的 {used} 个目标，而不是全部 {n} 个。</translation>
  </message>
  <message>
   <source>Divide nats by ln 2 for bits; perplexity is exp of the mean in nats.</source>
   <translation>奈特除以 ln 2 得到比特；困惑度是以奈特计的均值的指数。</translation>
  </message>
  <message>
   <source>Divide the logits by a temperature that was fitted on validation data.</source>
   <translation>把 logits 除以在验证数据上拟合的温度。</translation>
  </message>
  <message>
   <source>Divide the logits by this: above 1 the model is less sure, below 1 surer.</source>
   <translation>将 logits 除以该值：大于 1 时模型更不确定，小于 1 时更确定。</translation>
  </message>
  <message>
   <source>Divide the probabilities by their sum first.</source>
   <translation>先把概率除以它们的总和。</translation>
  </message>
  <message>
   <source>Divide the sum by the number of rows, not by the number of batches times their size.</source>
   <translation>总和应除以行数，而不是批次数乘以批大小。</translation>
  </message>
  <message>
   <source>Divide the sum of the losses by the number of batches, or of accumulation steps, before you log it.</source>
   <translation>记录之前，把损失之和除以批次数或累积步数。</translation>
  </message>
  <message>
   <source>Divide the targets by {high}.</source>
   <translation>把目标除以 {high}。</translation>
  </message>
  <message>
   <source>Do not run it</source>
   <translation>不运行</translation>
  </message>
  <message>
   <source>Drop a file of predictions and one of targets anywhere on this window, or one file that holds both: npy, npz, pt, safetensors, csv, parquet, arrow or HDF5. Nothing leaves this machine, and no file runs code.</source>
   <translation>把一个预测文件和一个目标文件拖到窗口的任意位置，或者拖入一个同时包含两者的文件：npy、npz、pt、safetensors、csv、parquet、arrow 或 HDF5。数据不会离开本机，任何文件都不会执行代码。</translation>
  </message>
  <message>
   <source>Drop the unused column, or make sure that it is meant.</source>
   <translation>删去没有用到的列，或确认它确有用处。</translation>
  </message>
  <message>
   <source>Dropout or batch norm in training mode</source>
   <translation>dropout 或 batch norm 处于训练模式</translation>
  </message>
  <message>
   <source>ECE</source>
   <translation>ECE</translation>
  </message>
  <message>
   <source>ECE {error}</source>
   <translation>ECE {error}</translation>
  </message>
  <message>
   <source>ECE {error}, on average {by} {side}</source>
   <translation>ECE {error}，平均{side} {by}</translation>
  </message>
  <message>
   <source>ECE {error}: {side}</source>
   <translation>ECE {error}：{side}</translation>
  </message>
  <message>
   <source>ECE {error}; {after} at temperature {t}</source>
   <translation>ECE {error}；温度取 {t} 时为 {after}</translation>
  </message>
  <message>
   <source>EIoU</source>
   <translation>EIoU 损失</translation>
  </message>
  <message>
   <source>Each counts what there is.</source>
   <translation>它们都是个数。</translation>
  </message>
  <message>
   <source>Each image for itself, as in kornia; smp sorts the whole batch by default. Predictions are logits of one region; equal errors stay in the order of their pixels, which decides the gradient there.</source>
   <translation>每张图像单独计算，与 kornia 一致；smp 默认对整个批次排序。预测是单个区域的 logits；误差相等时保持像素原有的顺序，该处的梯度由此决定。</translation>
  </message>
  <message>
   <source>Each image or sequence was averaged first</source>
   <translation>先对每张图像或每个序列求了均值</translation>
  </message>
  <message>
   <source>Each label is an element of its own, and the mean counts them; the authors sum over the batch and keep logarithms above log 1e-8, which costs a sure mistake its gradient.</source>
   <translation>每个标签各算一个元素，均值除以元素个数；作者的代码对批次求和，并把对数的下限截断在 log 1e-8，使满有把握的错误失去梯度。</translation>
  </message>
  <message>
   <source>Each row has several friends and many strangers, of its own class and of others: no single cosine stands for them. With one friend each it is the curve of NT-Xent.</source>
   <translation>每一行都有若干同类的正样本和许多异类的负样本：单独一个余弦代表不了它们。每行只有一个正样本时，曲线与 NT-Xent 相同。</translation>
  </message>
  <message>
   <source>Early stopping</source>
   <translation>早停</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>Elastic net</source>
   <translation>弹性网络</translation>
  </message>
  <message>
   <source>Embeddings are normalised inside; open_clip wants them normalised before. The scale multiplies cosines: it is the exponential of the parameter that CLIP learns, and one over a temperature.</source>
   <translation>嵌入会在内部归一化；open_clip 要求事先归一化。缩放系数乘在余弦上：它等于 CLIP 所学参数的指数，也就是温度的倒数。</translation>
  </message>
  <message>
   <source>Equal to guessing</source>
   <translation>与瞎猜相当</translation>
  </message>
  <message>
   <source>Equals Huber with δ = β, divided by β; the two coincide only at 1.</source>
   <translation>等于 δ = β 的 Huber 损失再除以 β；只有取 1 时两者才重合。</translation>
  </message>
  <message>
   <source>Errors are taken as they are; c = 4.685 is meant for errors in units of a robust scale.</source>
   <translation>误差按原值使用；c = 4.685 适用于以稳健尺度为单位的误差。</translation>
  </message>
  <message>
   <source>Evaluate with drop_last=False: every row counts.</source>
   <translation>评估时用 drop_last=False：每一行都要计入。</translation>
  </message>
  <message>
   <source>Every row becomes numbers of its own: save the table of rows to see them</source>
   <translation>每一行得到自己的一组数：保存行表格即可查看</translation>
  </message>
  <message>
   <source>Every true label must outrank every false one by a margin.</source>
   <translation>每个真实标签的得分都必须比每个非真实标签高出一个间隔。</translation>
  </message>
  <message>
   <source>Every unit of error costs the same, so a few wild points cannot take over.</source>
   <translation>每一单位误差的代价都相同，少数离谱的点因此无法左右全局。</translation>
  </message>
  <message>
   <source>Exact duplicates</source>
   <translation>完全重复的行</translation>
  </message>
  <message>
   <source>Expected calibration error: how far the confidence is from the share that is right, over 15 bins</source>
   <translation>期望校准误差：置信度与实际正确比例相差多少，分 15 个区间计算</translation>
  </message>
  <message>
   <source>Expects cosines in [−1, 1] as logits, which s scales up; the rarest class has the margin m. Without counts every class has it. The deferred re-weighting of the paper is not part of it.</source>
   <translation>输入的 logits 应为 [−1, 1] 内的余弦，由 s 放大；最稀有的类别间隔为 m。未给出样本数时，所有类别的间隔都是 m。论文中的延迟重加权不包含在内。</translation>
  </message>
  <message>
   <source>Explore</source>
   <translation>探索</translation>
  </message>
  <message>
   <source>Explore, Batch, Diagnose</source>
   <translation>探索、批次、诊断</translation>
  </message>
  <message>
   <source>Exponential (AdaBoost)</source>
   <translation>指数损失（AdaBoost）</translation>
  </message>
  <message>
   <source>F1</source>
   <translation>F1</translation>
  </message>
  <message>
   <source>F1 (macro)</source>
   <translation>F1（宏平均）</translation>
  </message>
  <message>
   <source>F1 (micro)</source>
   <translation>F1（微平均）</translation>
  </message>
  <message>
   <source>F1 score</source>
   <translation>F1 分数</translation>
  </message>
  <message>
   <source>Fake quantisation</source>
   <translation>伪量化</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Filter rows</source>
   <translation>筛选行</translation>
  </message>
  <message>
   <source>Filter rows: accuracy&lt;50% and loss&gt;5</source>
   <translation>筛选行：准确率&lt;50% &amp; 损失&gt;5</translation>
  </message>
  <message>
   <source>Filter rows: target=3 and loss&gt;5</source>
   <translation>筛选行：目标=3 &amp; 损失&gt;5</translation>
  </message>
  <message>
   <source>Filter rows: target={name} and loss&gt;5</source>
   <translation>筛选行：目标={name} &amp; 损失&gt;5</translation>
  </message>
  <message>
   <source>Filter rows: wrong and change&gt;1</source>
   <translation>筛选行：错误 &amp; 变化&gt;1</translation>
  </message>
  <message>
   <source>Find a loss…</source>
   <translation>查找损失…</translation>
  </message>
  <message>
   <source>Find out which mistake reproduces the number that you saw</source>
   <translation>找出哪个错误能重现你看到的数</translation>
  </message>
  <message>
   <source>Find the first operation that makes them: torch.autograd.set_detect_anomaly(True).</source>
   <translation>找出最先产生它们的运算：torch.autograd.set_detect_anomaly(True)。</translation>
  </message>
  <message>
   <source>Find your partner among strangers.</source>
   <translation>在一群负样本中找出自己的搭档。</translation>
  </message>
  <message>
   <source>First log-probabilities of the model, then probabilities of the target, both normalised.</source>
   <translation>先是模型的对数概率，后是目标的概率，两者都要归一化。</translation>
  </message>
  <message>
   <source>Fit the view</source>
   <translation>适应视图</translation>
  </message>
  <message>
   <source>Focal (logits)</source>
   <translation>Focal（logits）</translation>
  </message>
  <message>
   <source>Focal (probabilities)</source>
   <translation>Focal（概率）</translation>
  </message>
  <message>
   <source>Focal (softmax)</source>
   <translation>Focal（softmax）</translation>
  </message>
  <message>
   <source>Focal Tversky</source>
   <translation>Focal Tversky 损失</translation>
  </message>
  <message>
   <source>Focal Tversky loss of the image alone</source>
   <translation>单张图像的 Focal Tversky 损失</translation>
  </message>
  <message>
   <source>Focal loss for choosing one of many classes: it looks away from examples that are right already.</source>
   <translation>用于从多个类别中选一个的 Focal 损失：少看已经答对的样本。</translation>
  </message>
  <message>
   <source>Focal values are small by design</source>
   <translation>focal 损失的数值本来就小</translation>
  </message>
  <message>
   <source>For all curves</source>
   <translation>所有曲线共用</translation>
  </message>
  <message>
   <source>For each image and class, then averaged, as in monai; s is added once above and once below, so an empty mask that is predicted empty costs 0.</source>
   <translation>与 monai 一致：对每张图像、每个类别分别计算，再取平均；s 在分子和分母上各加一次，因此空掩码被正确预测为空时损失为 0。</translation>
  </message>
  <message>
   <source>For each image and class, then averaged; s is added once above and once below. smp leaves out classes without true pixels, and monai's jaccard=True smooths with half of this s.</source>
   <translation>对每张图像、每个类别分别计算，再取平均；s 在分子和分母上各加一次。smp 会略去没有真实像素的类别，monai 的 jaccard=True 则用此处 s 的一半来平滑。</translation>
  </message>
  <message>
   <source>Functions</source>
   <translation>函数</translation>
  </message>
  <message>
   <source>GIoU</source>
   <translation>GIoU 损失</translation>
  </message>
  <message>
   <source>Gap between validation and training</source>
   <translation>验证与训练的差距</translation>
  </message>
  <message>
   <source>Gather each class, scatter the rest.</source>
   <translation>同类聚拢，异类散开。</translation>
  </message>
  <message>
   <source>Gaussian with its variance</source>
   <translation>高斯负对数似然（含方差）</translation>
  </message>
  <message>
   <source>General adaptive (Barron)</source>
   <translation>通用自适应损失（Barron）</translation>
  </message>
  <message>
   <source>Generalised cross entropy</source>
   <translation>广义交叉熵</translation>
  </message>
  <message>
   <source>Generalised cross entropy has a ceiling</source>
   <translation>广义交叉熵有上限</translation>
  </message>
  <message>
   <source>Give more digits of the number: this few fit many numbers.</source>
   <translation>请给出更多位数：位数这么少，很多数都吻合。</translation>
  </message>
  <message>
   <source>Gradient accumulation</source>
   <translation>梯度累积</translation>
  </message>
  <message>
   <source>Grey values are divided by their maximum first.</source>
   <translation>灰度值请先除以其最大值。</translation>
  </message>
  <message>
   <source>Grey values instead of class numbers</source>
   <translation>标签是灰度值而不是类别编号</translation>
  </message>
  <message>
   <source>Guess what your slower twin says about the same picture, without any strangers to push away.</source>
   <translation>猜出更新较慢的孪生网络对同一张图像会怎么说，无需推开任何负样本。</translation>
  </message>
  <message>
   <source>Half of the rows cost less</source>
   <translation>一半的行损失低于此值</translation>
  </message>
  <message>
   <source>Half of the squared error</source>
   <translation>平方误差的一半</translation>
  </message>
  <message>
   <source>Half precision overflows</source>
   <translation>半精度溢出</translation>
  </message>
  <message>
   <source>Half the number of observations that the noise claims to rest on; the tails get thinner with it.</source>
   <translation>噪声估计声称依据的观测数的一半；取值越大，尾部越薄。</translation>
  </message>
  <message>
   <source>Half the sum of squares, as SGD's weight_decay; Keras leaves out the ½. AdamW's decay is no loss term.</source>
   <translation>平方和的一半，与 SGD 的 weight_decay 一致；Keras 不带 ½。AdamW 的衰减不是损失项。</translation>
  </message>
  <message>
   <source>Hamming loss</source>
   <translation>汉明损失</translation>
  </message>
  <message>
   <source>Handicap the frequent classes while training, so that rare ones have to be learnt properly.</source>
   <translation>训练时给常见类别设置障碍，迫使模型把稀有类别真正学好。</translation>
  </message>
  <message>
   <source>Handwritten digits</source>
   <translation>手写数字</translation>
  </message>
  <message>
   <source>Harmless: accumulate in float64 if you need these digits.</source>
   <translation>无害：如果需要这些位数，请用 float64 累加。</translation>
  </message>
  <message>
   <source>Height of the bars</source>
   <translation>条形的高度</translation>
  </message>
  <message>
   <source>Heights are logarithms, so that single rows of the tail are seen</source>
   <translation>柱高取对数，让尾部的个别行也看得见</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Here: {note}.</source>
   <translation>此处：{note}。</translation>
  </message>
  <message>
   <source>Hide this curve</source>
   <translation>隐藏此曲线</translation>
  </message>
  <message>
   <source>Hinge</source>
   <translation>合页损失（Hinge）</translation>
  </message>
  <message>
   <source>Histogram of the losses</source>
   <translation>损失直方图</translation>
  </message>
  <message>
   <source>Hold α constant when the gradient is taken.</source>
   <translation>求梯度时把 α 视为常数。</translation>
  </message>
  <message>
   <source>How far confidence is from how often it is right, on average.</source>
   <translation>期望校准误差：置信度与实际正确率平均相差多少。</translation>
  </message>
  <message>
   <source>How far off the prediction is.</source>
   <translation>预测偏离了多少。</translation>
  </message>
  <message>
   <source>How far predictions are from their targets on average</source>
   <translation>预测值平均偏离目标多少</translation>
  </message>
  <message>
   <source>How far the anchor is from its friend, while the stranger moves.</source>
   <translation>锚点到正样本的距离；移动的是负样本。</translation>
  </message>
  <message>
   <source>How far the centre of the predicted box lies below that of the true one.</source>
   <translation>预测框的中心比真实框的中心低多少。</translation>
  </message>
  <message>
   <source>How far the probabilities of the true ones reach among those of the others: 0 is told apart at ½, 1 is guessed.</source>
   <translation>正样本与其他样本的概率重叠多少：0 表示在 ½ 处可完全分开，1 表示全凭猜测。</translation>
  </message>
  <message>
   <source>How far the true answer is ahead of the others; above 0 it is right.</source>
   <translation>正确答案领先其他答案多少；大于 0 即为答对。</translation>
  </message>
  <message>
   <source>How far their scores are from each other; they are spread evenly about 0.</source>
   <translation>它们的得分彼此相距多远；围绕 0 均匀分布。</translation>
  </message>
  <message>
   <source>How many decisions of the row count: its tokens, its pixels, its answers; ignored ones do not</source>
   <translation>这一行有多少个判断计入：词元、像素或是非回答；被忽略的不计</translation>
  </message>
  <message>
   <source>How many elements each other part has.</source>
   <translation>其余每一部分有多少个元素。</translation>
  </message>
  <message>
   <source>How many examples are kept at least, as far as there are so many.</source>
   <translation>至少保留多少个样本；总数不足时有多少留多少。</translation>
  </message>
  <message>
   <source>How many examples are true, and as many are not; their probabilities are evenly spread.</source>
   <translation>正样本的个数，负样本同样多；它们的概率均匀分布。</translation>
  </message>
  <message>
   <source>How many examples of each class the training data have; None takes all classes as equally frequent.</source>
   <translation>训练数据中每个类别各有多少样本；不设时，视所有类别同样常见。</translation>
  </message>
  <message>
   <source>How many labels are false, or how many examples are negative.</source>
   <translation>不相关标签的个数，或负样本的个数。</translation>
  </message>
  <message>
   <source>How many nats you waste by believing p when y is the truth.</source>
   <translation>真实分布是 y，你却相信了 p：平均每次白白浪费多少奈特（nat）的信息。</translation>
  </message>
  <message>
   <source>How many observations the prediction claims to rest on.</source>
   <translation>预测声称依据了多少个观测。</translation>
  </message>
  <message>
   <source>How many others are true, or positive.</source>
   <translation>另有多少个相关标签或正样本。</translation>
  </message>
  <message>
   <source>How many percent off; a forecast that is too low can cost 100 % at most, one too high any price.</source>
   <translation>偏离百分之多少；预测偏低，代价最多 100%；偏高，则没有上限。</translation>
  </message>
  <message>
   <source>How many predictions the set has; the others keep their error.</source>
   <translation>这一组共有多少个预测；其余预测的误差保持不变。</translation>
  </message>
  <message>
   <source>How many samples each other class has, as a power of ten.</source>
   <translation>其余每个类别有多少样本，以 10 的幂表示。</translation>
  </message>
  <message>
   <source>How much it costs that the logits drift away.</source>
   <translation>logits 漂移要付出多大代价。</translation>
  </message>
  <message>
   <source>How much more a positive counts, for each class; above 1 trades precision for recall.</source>
   <translation>每个类别的正样本要多算几倍；大于 1 时，用精确率换召回率。</translation>
  </message>
  <message>
   <source>How much the teacher counts; the labels get the rest.</source>
   <translation>教师模型占多大分量；余下的给标签。</translation>
  </message>
  <message>
   <source>How often a random positive is ranked above a random negative: higher is better, ½ is chance.</source>
   <translation>随机一个正样本排在随机一个负样本之前的频率：越高越好，½ 为随机水平。</translation>
  </message>
  <message>
   <source>How often a random positive row is scored above a random negative one</source>
   <translation>随机一个正例的得分高于随机一个负例的频率</translation>
  </message>
  <message>
   <source>How often a random row of a class is scored above one of the others, mean over the classes</source>
   <translation>某类别中随机一行的得分高于其他类别随机一行的频率，对各类别取平均</translation>
  </message>
  <message>
   <source>How often a wrong label is ranked above a right one.</source>
   <translation>错误标签排在正确标签之前的频率。</translation>
  </message>
  <message>
   <source>How scores become probabilities; only of several classes does it change the order.</source>
   <translation>得分如何变为概率；只有多分类时才会改变次序。</translation>
  </message>
  <message>
   <source>How slowly more samples stop to teach: 0 weighs all classes alike, 1 by one over their number.</source>
   <translation>样本增多时，新样本的价值衰减得多慢：取 0 时所有类别权重相同，取 1 时权重为样本数的倒数。</translation>
  </message>
  <message>
   <source>How soon a mistake stops counting more: small is like cross entropy, 1 is flat.</source>
   <translation>错到什么程度就不再加罚：取值小时接近交叉熵，取 1 时最平缓。</translation>
  </message>
  <message>
   <source>How strong the noise is claimed to be; its variance is β / (α − 1).</source>
   <translation>声称的噪声有多强；其方差为 β / (α − 1)。</translation>
  </message>
  <message>
   <source>How strongly a row of a batch pulls at the model: the length of its gradient.</source>
   <translation>批次中的一行对模型的拉力有多大：其梯度的长度。</translation>
  </message>
  <message>
   <source>How strongly examples that are right already are turned down; 0 is plain cross entropy.</source>
   <translation>对已经答对的样本压低多少；取 0 就是普通的交叉熵。</translation>
  </message>
  <message>
   <source>How strongly frequent classes are handicapped; 0 is cross entropy.</source>
   <translation>给常见类别设置多大的障碍；取 0 就是交叉熵。</translation>
  </message>
  <message>
   <source>How strongly negatives that are right already are turned down.</source>
   <translation>对已经答对的负样本压低多少。</translation>
  </message>
  <message>
   <source>How strongly positives that are right already are turned down.</source>
   <translation>对已经答对的正样本压低多少。</translation>
  </message>
  <message>
   <source>How strongly the row pulls: the norm of the gradient of its own loss by its predictions</source>
   <translation>这一行的拉力有多大：它自身的损失对预测的梯度的范数</translation>
  </message>
  <message>
   <source>How surprised you should be by the answer if you believed the stated probability.</source>
   <translation>如果你相信给出的概率，看到正确答案时该有多惊讶。</translation>
  </message>
  <message>
   <source>How the losses of the rows become one number.</source>
   <translation>各行的损失如何合成一个数。</translation>
  </message>
  <message>
   <source>How the mean losses of the parts become one: by their counts, or by a mistake that is often made.</source>
   <translation>各部分的平均损失如何合而为一：按元素个数，或按一种常见的错误做法。</translation>
  </message>
  <message>
   <source>How the predictions become probabilities.</source>
   <translation>预测如何变为概率。</translation>
  </message>
  <message>
   <source>How the rows are shared out among processes, such as 3, 1: the first has three times as many.</source>
   <translation>各行如何分给各个进程，例如 3, 1 表示第一个进程的行数是第二个的三倍。</translation>
  </message>
  <message>
   <source>How the run made one number of its rows</source>
   <translation>训练时如何把各行合成一个数</translation>
  </message>
  <message>
   <source>How the weight falls with the number of samples.</source>
   <translation>权重如何随样本数下降。</translation>
  </message>
  <message>
   <source>How this number is made</source>
   <translation>这个数值是怎样得到的</translation>
  </message>
  <message>
   <source>How values become heights: straight, in decades, or in decades to both sides of 0</source>
   <translation>数值如何变成高度：线性、对数，或在 0 的两侧都取对数</translation>
  </message>
  <message>
   <source>Huber</source>
   <translation>Huber 损失</translation>
  </message>
  <message>
   <source>Huber with delta = {beta}</source>
   <translation>delta = {beta} 的 Huber</translation>
  </message>
  <message>
   <source>Huber {value}</source>
   <translation>Huber {value}</translation>
  </message>
  <message>
   <source>I saw</source>
   <translation>我看到的数</translation>
  </message>
  <message>
   <source>Ignored rows are in the denominator</source>
   <translation>被忽略的行算进了分母</translation>
  </message>
  <message>
   <source>In the order in which the model was trained, with commas</source>
   <translation>按模型训练时的顺序，用逗号分隔</translation>
  </message>
  <message>
   <source>In this file</source>
   <translation>在这个文件中</translation>
  </message>
  <message>
   <source>In this file: {title}</source>
   <translation>此文件中：{title}</translation>
  </message>
  <message>
   <source>In this picture</source>
   <translation>图中曲线</translation>
  </message>
  <message>
   <source>InfoNCE</source>
   <translation>InfoNCE 损失</translation>
  </message>
  <message>
   <source>Ink or paper</source>
   <translation>墨迹还是纸面</translation>
  </message>
  <message>
   <source>Intersection over union of each class over all pixels of the batch, mean over the classes that occur</source>
   <translation>每个类别在整批所有像素上的交并比，对出现过的类别取平均</translation>
  </message>
  <message>
   <source>Intersection over union of the masks cut at one half, mean over the images</source>
   <translation>以一半为阈值的掩码的交并比，对图像取平均</translation>
  </message>
  <message>
   <source>Inverse is scikit-learn's “balanced”. The effective number of samples is that of Cui et al.; some call the square root by that name. Scaled to a mean of 1 a weighted loss stays as large as it was.</source>
   <translation>反比即 scikit-learn 的“balanced”。有效样本数按 Cui 等人的定义；有人把平方根方案也称作有效样本数。缩放到均值为 1 后，加权损失的大小保持不变。</translation>
  </message>
  <message>
   <source>IoU</source>
   <translation>IoU 损失</translation>
  </message>
  <message>
   <source>IoU at ½</source>
   <translation>交并比（½ 阈值）</translation>
  </message>
  <message>
   <source>IoU loss</source>
   <translation>IoU 损失</translation>
  </message>
  <message>
   <source>IoU loss {value}</source>
   <translation>IoU 损失 {value}</translation>
  </message>
  <message>
   <source>IoU that also moves the centres of the boxes together.</source>
   <translation>在 IoU 的基础上，还把两个框的中心拉到一起。</translation>
  </message>
  <message>
   <source>IoU that still pulls when the boxes do not touch.</source>
   <translation>两个框互不接触时仍有拉力的 IoU。</translation>
  </message>
  <message>
   <source>IoU {value}</source>
   <translation>IoU {value}</translation>
  </message>
  <message>
   <source>It also asks how wrong the label would be if the model were right.</source>
   <translation>它还反过来问：假如模型是对的，标签错得有多厉害。</translation>
  </message>
  <message>
   <source>It can do anything that you can, and so can the files that it imports: read and delete your files, or send them elsewhere.</source>
   <translation>它能做您能做的任何事，它导入的文件也一样：读取或删除您的文件，或把它们发送到别处。</translation>
  </message>
  <message>
   <source>It forgives easy negatives, and never forgets positives.</source>
   <translation>容易的负样本既往不咎，正样本念念不忘。</translation>
  </message>
  <message>
   <source>It is one number of a whole batch of pairs, of which nobody can say what one curve should show.</source>
   <translation>它是整批样本对的一个数值，单条曲线应当显示什么并无定论。</translation>
  </message>
  <message>
   <source>It looks at two whole courses of losses, and no single axis shows that.</source>
   <translation>它看的是两条完整的损失曲线，任何单一坐标轴都无法呈现。</translation>
  </message>
  <message>
   <source>Jaccard (IoU)</source>
   <translation>Jaccard 损失（IoU）</translation>
  </message>
  <message>
   <source>Jaccard loss of the image alone</source>
   <translation>单张图像的 Jaccard 损失</translation>
  </message>
  <message>
   <source>Jensen–Shannon divergence</source>
   <translation>JS 散度</translation>
  </message>
  <message>
   <source>KL divergence of both at temperature {temperature}</source>
   <translation>两边都在温度 {temperature} 下的 KL 散度</translation>
  </message>
  <message>
   <source>KL divergence of both at temperature {temperature}, times its square,</source>
   <translation>两边都在温度 {temperature} 下的 KL 散度乘以温度的平方，</translation>
  </message>
  <message>
   <source>KL divergence of probabilities where logarithms belong</source>
   <translation>在应为对数处用了概率的 KL 散度</translation>
  </message>
  <message>
   <source>KL divergence of probabilities where logarithms belong, averaged over all elements,</source>
   <translation>在应为对数处用了概率的 KL 散度（对所有元素求均值）</translation>
  </message>
  <message>
   <source>KL divergence of raw scores, without log_softmax</source>
   <translation>未经 log_softmax 的原始得分的 KL 散度</translation>
  </message>
  <message>
   <source>KL divergence with its arguments exchanged</source>
   <translation>参数顺序颠倒的 KL 散度</translation>
  </message>
  <message>
   <source>KL divergence with targets taken for logarithms</source>
   <translation>把目标当成对数的 KL 散度</translation>
  </message>
  <message>
   <source>KL(y‖p): the target y is the second input, and the first name in the formula. batchmean is the divergence per row; torch's mean divides by the classes as well.</source>
   <translation>KL(y‖p)：目标 y 是第二个输入，在公式中写在前面。batchmean 是每行的散度；torch 的 mean 还会除以类别数。</translation>
  </message>
  <message>
   <source>Keep this share of the rows, those of the largest losses (OHEM), rounded down, and average over them.</source>
   <translation>只保留损失最大的这一比例的行（OHEM，向下取整），并对它们求平均。</translation>
  </message>
  <message>
   <source>Keeps scores near zero, so that coarse numbers do not overflow.</source>
   <translation>让得分保持在零附近，使低精度的数值不会溢出。</translation>
  </message>
  <message>
   <source>Keras: clipped to 1e-7, then log(x + 1e-7)</source>
   <translation>Keras：先截断到 1e-7，再取 log(x + 1e-7)</translation>
  </message>
  <message>
   <source>Keras: clipped to 1e-7, then log(x + 1e-7), at the other end</source>
   <translation>Keras：先截断到 1e-7，再取 log(x + 1e-7)，另一端</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Keys and words</source>
   <translation>按键与术语</translation>
  </message>
  <message>
   <source>Knowing nothing already gives {baseline} with {n} binary problems: use cross entropy, or compare with that.</source>
   <translation>{n} 个二元问题在一无所知时就已是 {baseline}：请用交叉熵，或与这个值比较。</translation>
  </message>
  <message>
   <source>Knowledge distillation</source>
   <translation>知识蒸馏</translation>
  </message>
  <message>
   <source>Kullback–Leibler divergence</source>
   <translation>KL 散度</translation>
  </message>
  <message>
   <source>L1 penalty</source>
   <translation>L1 惩罚项</translation>
  </message>
  <message>
   <source>L2 penalty (weight decay)</source>
   <translation>L2 惩罚项（权重衰减）</translation>
  </message>
  <message>
   <source>LDAM</source>
   <translation>LDAM 损失</translation>
  </message>
  <message>
   <source>Label ranking loss</source>
   <translation>标签排序损失</translation>
  </message>
  <message>
   <source>Label rows do not sum to 1</source>
   <translation>标签行之和不为 1</translation>
  </message>
  <message>
   <source>Label smoothing</source>
   <translation>标签平滑</translation>
  </message>
  <message>
   <source>Label smoothing is in the number</source>
   <translation>数值中含有标签平滑</translation>
  </message>
  <message>
   <source>Labels are of an integer type.</source>
   <translation>标签应为整数类型。</translation>
  </message>
  <message>
   <source>Labels are off by one</source>
   <translation>标签差了 1</translation>
  </message>
  <message>
   <source>Labels become these by F.one_hot.</source>
   <translation>标签可用 F.one_hot 转换成这种形式。</translation>
  </message>
  <message>
   <source>Labels of 0 and 1 become these by 2·y − 1.</source>
   <translation>标签为 0 和 1 时，用 2·y − 1 换算。</translation>
  </message>
  <message>
   <source>Labels of −1 and 1 go to hinge_loss.</source>
   <translation>标签为 −1 和 1 时，请用 hinge_loss。</translation>
  </message>
  <message>
   <source>Labels that are likely wrong</source>
   <translation>很可能有误的标签</translation>
  </message>
  <message>
   <source>Labels that no class belongs to</source>
   <translation>不属于任何类别的标签</translation>
  </message>
  <message>
   <source>Labels wrapped around at 256</source>
   <translation>标签在 256 处回绕</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Large logits of a model that knows nothing</source>
   <translation>模型一无所知却输出很大的 logits</translation>
  </message>
  <message>
   <source>Large makes the nearest strangers count most; 14.29 is one over a temperature of 0.07.</source>
   <translation>取值大时，最相近的负样本影响最大；14.29 是温度 0.07 的倒数。</translation>
  </message>
  <message>
   <source>Largest probability</source>
   <translation>最大概率</translation>
  </message>
  <message>
   <source>Learn only from today's worst mistakes.</source>
   <translation>只从眼下错得最严重的样本中学习。</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Like Huber, but it turns from squared to straight little by little instead of at one point.</source>
   <translation>与 Huber 损失相似，但从平方到直线是逐渐过渡，而不是在某一点切换。</translation>
  </message>
  <message>
   <source>Like Huber, but its far slope is always 1.</source>
   <translation>与 Huber 损失相似，但远处的斜率恒为 1。</translation>
  </message>
  <message>
   <source>Linear in the IoU; mmdetection's IoULoss is −log IoU by default. Where edges are in line the gradient is the mean of both sides, as in torchvision.</source>
   <translation>与 IoU 成线性关系；mmdetection 的 IoULoss 默认为 −log IoU。两框的边恰好对齐时，梯度取两侧的平均，与 torchvision 一致。</translation>
  </message>
  <message>
   <source>ListNet</source>
   <translation>ListNet 损失</translation>
  </message>
  <message>
   <source>Log the loss before scaler.scale().</source>
   <translation>请在 scaler.scale() 之前记录损失。</translation>
  </message>
  <message>
   <source>Log the mean over the epoch, not the loss of its last batch.</source>
   <translation>请记录整轮的均值，而不是最后一批的损失。</translation>
  </message>
  <message>
   <source>Log-cosh</source>
   <translation>Log-cosh 损失</translation>
  </message>
  <message>
   <source>Log-cosh Dice</source>
   <translation>Log-cosh Dice 损失</translation>
  </message>
  <message>
   <source>Log-probabilities are sums over the tokens of an answer, not means; ε is the share of preferences that may be wrong. The picture shows u, the implicit reward margin, which has β in it.</source>
   <translation>对数概率是对回答中各词元求和，而不是取平均；ε 是可能标反的偏好所占的比例。图中横轴是 u，即隐式奖励间隔，其中已含 β。</translation>
  </message>
  <message>
   <source>Log-probabilities as targets need log_target=True.</source>
   <translation>目标为对数概率时，需要设置 log_target=True。</translation>
  </message>
  <message>
   <source>Log: {path}</source>
   <translation>日志：{path}</translation>
  </message>
  <message>
   <source>Logarithms of rates need log_input=True.</source>
   <translation>预测为发生率的对数时，需要设置 log_input=True。</translation>
  </message>
  <message>
   <source>Logarithms stop at −100 as in torch, so the loss of a sure mistake is 100 and not infinite; the mean counts elements, also with weights w, which are 1 unless given.</source>
   <translation>与 torch 一致，对数最低截断到 −100，因此满有把握却答错时，损失是 100 而不是无穷大；权重 w 未给出时为 1，即使有权重，均值仍除以元素个数。</translation>
  </message>
  <message>
   <source>Logarithms stop at −100, as torch has it for yes and no, where keras clips p at 1e-7; rows are taken as they are, where keras divides them by their sum first, which adds 1 to its gradient.</source>
   <translation>对数最低截断到 −100，与 torch 的二元交叉熵一致，而 keras 把 p 截断在 1e-7；各行按原值使用，而 keras 会先除以该行之和，使梯度多出 1。</translation>
  </message>
  <message>
   <source>Logistic (soft margin)</source>
   <translation>Logistic 损失（软间隔）</translation>
  </message>
  <message>
   <source>Logit adjustment</source>
   <translation>logit 调整</translation>
  </message>
  <message>
   <source>Logit adjustment with τ = 1 and counts as prior. A class without any sample is left out of the sum; as a label it costs ∞.</source>
   <translation>相当于 τ = 1、以样本数为先验的 logit 调整。没有任何样本的类别不计入求和；若作为标签出现，损失为 ∞。</translation>
  </message>
  <message>
   <source>Logits become these by softmax.</source>
   <translation>logits 经 softmax 即可变成概率。</translation>
  </message>
  <message>
   <source>Logits divided by the temperature that makes the loss least</source>
   <translation>把 logits 除以使损失最小的温度</translation>
  </message>
  <message>
   <source>Look at one model again</source>
   <translation>重新只看一个模型</translation>
  </message>
  <message>
   <source>Look at right or at wrong answers alone</source>
   <translation>只看答对或答错的行</translation>
  </message>
  <message>
   <source>Look at rows that the second model makes better or worse</source>
   <translation>只看第二个模型使之变好或变差的行</translation>
  </message>
  <message>
   <source>Look at these rows before anything else: outliers, or wrong labels.</source>
   <translation>请先看这些行：是离群点，还是标签有误。</translation>
  </message>
  <message>
   <source>Look at these rows first: a label may be wrong, or the row may be hard.</source>
   <translation>请先看这些行：可能是标签有误，也可能是样本本身难以辨认。</translation>
  </message>
  <message>
   <source>Lorenz curve of the loss</source>
   <translation>损失的洛伦兹曲线</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>Loss Explorer {version}</source>
   <translation>Loss Explorer {version}</translation>
  </message>
  <message>
   <source>Loss and parameters are chosen in Batch</source>
   <translation>损失与参数在“批次”中选择</translation>
  </message>
  <message>
   <source>Loss by class</source>
   <translation>各类别的损失</translation>
  </message>
  <message>
   <source>Loss by itself</source>
   <translation>单独一行的损失</translation>
  </message>
  <message>
   <source>Loss of every version of the files</source>
   <translation>文件每个版本的损失</translation>
  </message>
  <message>
   <source>Loss of the second model less that of this one: below 0 the row got better</source>
   <translation>第二个模型的损失减去本模型的损失：小于 0 表示该行变好</translation>
  </message>
  <message>
   <source>Loss report</source>
   <translation>损失报告</translation>
  </message>
  <message>
   <source>Loss scaling</source>
   <translation>损失缩放</translation>
  </message>
  <message>
   <source>Losses by family</source>
   <translation>按类别排列的损失</translation>
  </message>
  <message>
   <source>Losses of batches were added up</source>
   <translation>各批的损失被加在了一起</translation>
  </message>
  <message>
   <source>Lovász hinge</source>
   <translation>Lovász 合页损失</translation>
  </message>
  <message>
   <source>Lovász hinge loss of the image alone</source>
   <translation>单张图像的 Lovász 合页损失</translation>
  </message>
  <message>
   <source>Lovász-Softmax</source>
   <translation>Lovász-Softmax 损失</translation>
  </message>
  <message>
   <source>Lovász-Softmax loss of the image alone</source>
   <translation>单张图像的 Lovász-Softmax 损失</translation>
  </message>
  <message>
   <source>MSE</source>
   <translation>MSE</translation>
  </message>
  <message>
   <source>MSE {value}</source>
   <translation>MSE {value}</translation>
  </message>
  <message>
   <source>Made by Loss Explorer {version}, {time}</source>
   <translation>由 Loss Explorer {version} 生成，{time}</translation>
  </message>
  <message>
   <source>Make the change again</source>
   <translation>重做刚撤销的更改</translation>
  </message>
  <message>
   <source>Make the shapes equal: predictions.squeeze(1).</source>
   <translation>让形状一致：predictions.squeeze(1)。</translation>
  </message>
  <message>
   <source>Makes being too low and too high cost differently, so the model aims at a chosen percentile.</source>
   <translation>让偏低和偏高的代价不同，使模型瞄准选定的百分位。</translation>
  </message>
  <message>
   <source>Map the grey values to 0 … C−1 before the loss.</source>
   <translation>计算损失之前把灰度值映射为 0 … C−1。</translation>
  </message>
  <message>
   <source>Map the labels by the class_to_idx with which the model was trained.</source>
   <translation>请按训练模型时的 class_to_idx 映射标签。</translation>
  </message>
  <message>
   <source>Map −1 to 0 before the loss.</source>
   <translation>计算损失之前把 −1 映射为 0。</translation>
  </message>
  <message>
   <source>Margin ranking</source>
   <translation>间隔排序损失</translation>
  </message>
  <message>
   <source>Mask the diagonal of the similarity matrix.</source>
   <translation>屏蔽相似度矩阵的对角线。</translation>
  </message>
  <message>
   <source>Mask with a large finite negative number, and never mask the target.</source>
   <translation>用绝对值很大的有限负数来屏蔽，并且绝不要屏蔽目标。</translation>
  </message>
  <message>
   <source>Masked logits</source>
   <translation>被屏蔽的 logits</translation>
  </message>
  <message>
   <source>Masks of −1 and 1 become 0 and 1 by (t + 1) / 2.</source>
   <translation>掩码为 −1 和 1 时，用 (t + 1) / 2 换算成 0 和 1。</translation>
  </message>
  <message>
   <source>Masks: a tiny network marks the ink in noisy pictures of digits; a few pictures are blank.</source>
   <translation>掩码：一个很小的网络在带噪声的数字图像中标出墨迹；其中有几张是空白的。</translation>
  </message>
  <message>
   <source>Match pictures with captions, both ways.</source>
   <translation>让图像与文本相互匹配，两个方向都要。</translation>
  </message>
  <message>
   <source>Mean absolute error</source>
   <translation>平均绝对误差</translation>
  </message>
  <message>
   <source>Mean absolute percentage error</source>
   <translation>平均绝对百分比误差</translation>
  </message>
  <message>
   <source>Mean loss of the part</source>
   <translation>该部分的平均损失</translation>
  </message>
  <message>
   <source>Mean of the pair's two views</source>
   <translation>两个视图的均值</translation>
  </message>
  <message>
   <source>Mean over the 2N views; Google's first code gives twice this. Embeddings are normalised inside.</source>
   <translation>对 2N 个视图取平均；Google 最初的代码给出的是它的两倍。嵌入会在内部归一化。</translation>
  </message>
  <message>
   <source>Mean squared error</source>
   <translation>均方误差</translation>
  </message>
  <message>
   <source>Mean squared error brought back to the units of the thing you predict.</source>
   <translation>把均方误差开方，回到被预测量原来的单位。</translation>
  </message>
  <message>
   <source>Mean squared logarithmic error</source>
   <translation>均方对数误差</translation>
  </message>
  <message>
   <source>Metric learning</source>
   <translation>度量学习</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Micro-batches with unequal numbers of valid targets</source>
   <translation>各微批次的有效目标数不等</translation>
  </message>
  <message>
   <source>Mistakes explode: one wrong label with a sure prediction outweighs everything else.</source>
   <translation>错误的代价急剧膨胀：一个错误的标签，遇上满有把握的预测，就会压倒其余一切。</translation>
  </message>
  <message>
   <source>Mistakes smaller than ε are free.</source>
   <translation>小于 ε 的误差没有代价。</translation>
  </message>
  <message>
   <source>Move it to see what the row, its place and the mean of the batch would be; a double click leads back</source>
   <translation>拖动它，看看该行的损失、排名和整个批次的均值会变成多少；双击恢复</translation>
  </message>
  <message>
   <source>Move the class axis last with permute or movedim before you reshape.</source>
   <translation>reshape 之前先用 permute 或 movedim 把类别轴移到最后。</translation>
  </message>
  <message>
   <source>Multi-class</source>
   <translation>多分类</translation>
  </message>
  <message>
   <source>Multi-class hinge</source>
   <translation>多分类合页损失</translation>
  </message>
  <message>
   <source>Multi-label hinge</source>
   <translation>多标签合页损失</translation>
  </message>
  <message>
   <source>Multi-label soft margin</source>
   <translation>多标签软间隔损失</translation>
  </message>
  <message>
   <source>Multiply by T² to keep the scale of the gradient: a choice, not a law.</source>
   <translation>乘以 T² 可保持梯度的尺度：这是一种选择，不是定律。</translation>
  </message>
  <message>
   <source>N / (C n), balanced</source>
   <translation>N / (C n)，平衡</translation>
  </message>
  <message>
   <source>NT-Xent (SimCLR)</source>
   <translation>NT-Xent（SimCLR）</translation>
  </message>
  <message>
   <source>NT-Xent at chance: untrained or collapsed</source>
   <translation>NT-Xent 处于随机水平：尚未训练或已坍缩</translation>
  </message>
  <message>
   <source>NT-Xent with each view among its own strangers</source>
   <translation>把视图自身也算作负样本的 NT-Xent</translation>
  </message>
  <message>
   <source>Negative log-likelihood</source>
   <translation>负对数似然</translation>
  </message>
  <message>
   <source>New picture with {loss}</source>
   <translation>新建图：{loss}</translation>
  </message>
  <message>
   <source>Next-token labels are shifted once too often or not at all</source>
   <translation>下一词标签多移了一次，或根本没有移</translation>
  </message>
  <message>
   <source>No better than a constant</source>
   <translation>不比常数好</translation>
  </message>
  <message>
   <source>No better than a constant: check the inputs, the scale of the targets, and the shapes.</source>
   <translation>不比常数好：检查输入、目标的尺度和形状。</translation>
  </message>
  <message>
   <source>No fault found; worth knowing: {what}</source>
   <translation>未发现错误；值得知道的是：{what}</translation>
  </message>
  <message>
   <source>No file is open: a number alone can be looked up.</source>
   <translation>没有打开文件：可以只查一个数。</translation>
  </message>
  <message>
   <source>No loss matches this search.</source>
   <translation>没有与此相符的损失。</translation>
  </message>
  <message>
   <source>No row chosen</source>
   <translation>未选择行</translation>
  </message>
  <message>
   <source>No sigmoid or softmax before an overlap loss</source>
   <translation>重叠类损失之前没有做 sigmoid 或 softmax</translation>
  </message>
  <message>
   <source>Noise-robust</source>
   <translation>抗标签噪声</translation>
  </message>
  <message>
   <source>None of the columns of {name} is called like a target. Choose the one that holds what is true.</source>
   <translation>{name} 中没有一列的名称像目标。请选择存放真实值的列。</translation>
  </message>
  <message>
   <source>Normal: penalty, dropout and the average over the epoch act on the training number only.</source>
   <translation>正常：正则项、dropout 和整轮平均只影响训练时的数值。</translation>
  </message>
  <message>
   <source>Normalise the label rows so that each sums to 1.</source>
   <translation>归一化标签行，使每行之和为 1。</translation>
  </message>
  <message>
   <source>Normalise the label rows: they sum to {mass}.</source>
   <translation>归一化标签行：它们之和为 {mass}。</translation>
  </message>
  <message>
   <source>Normalise the rows, and sort the columns by the value of the label.</source>
   <translation>归一化各行，并按标签值排列各列。</translation>
  </message>
  <message>
   <source>Not computed with these parameters: everything shown here is still with {values}.</source>
   <translation>未能用这些参数计算：此处显示的一切仍对应 {values}。</translation>
  </message>
  <message>
   <source>Not computed with this kind of predictions: everything shown here is still for “{kind}”.</source>
   <translation>未能按这种预测值类型计算：此处显示的一切仍是按“{kind}”算出的。</translation>
  </message>
  <message>
   <source>Not computed with this loss: everything shown here is still that of {loss}.</source>
   <translation>未能用这个损失计算：此处显示的一切仍属于 {loss}。</translation>
  </message>
  <message>
   <source>Not every mistake has been tried yet: the file is being read again</source>
   <translation>还有错误没有试过：文件正在再读一遍</translation>
  </message>
  <message>
   <source>Not explained: no known mistake gives {seen} on this file</source>
   <translation>无法解释：在这个文件上，没有已知的错误会得出 {seen}</translation>
  </message>
  <message>
   <source>Not explained: {seen} lies where “{title}” would put it, as many numbers do</source>
   <translation>未能解释：{seen} 落在“{title}”会给出的范围内，但许多数都是如此</translation>
  </message>
  <message>
   <source>Nothing can be counted less than no times.</source>
   <translation>计数不可能少于零次。</translation>
  </message>
  <message>
   <source>Nothing found so far</source>
   <translation>目前没有发现问题</translation>
  </message>
  <message>
   <source>Nothing is drawn. Choose a loss from the list above.</source>
   <translation>还没有曲线。请从上方列表中选择一种损失。</translation>
  </message>
  <message>
   <source>Nothing is left to average</source>
   <translation>没有可供平均的目标</translation>
  </message>
  <message>
   <source>Nothing is wrong with this file</source>
   <translation>这个文件没有问题</translation>
  </message>
  <message>
   <source>Nothing odd: labels, shapes, kinds and values are as they should be.</source>
   <translation>没有异常：标签、形状、类型和数值都正常。</translation>
  </message>
  <message>
   <source>Nothing to explain: this is what the formula gives</source>
   <translation>无需解释：公式给出的就是这个数</translation>
  </message>
  <message>
   <source>Nothing to mend: the number is right. Always predicting the mean target gives {prior}, the least possible is {floor}.</source>
   <translation>无需修正：这个数是对的。始终预测目标均值得到 {prior}，可能的最小值为 {floor}。</translation>
  </message>
  <message>
   <source>Nothing to mend: the number is right. Guessing gives {chance}, the class frequencies alone {prior}, the least possible is {floor}.</source>
   <translation>无需修改：这个数是对的。瞎猜是 {chance}，只靠类别频率是 {prior}，可能的最小值是 {floor}。</translation>
  </message>
  <message>
   <source>Nothing to mend: the number is right. If it still looks wrong, look at the findings.</source>
   <translation>无需修改：这个数是对的。如果仍然觉得不对，请看文件中的发现。</translation>
  </message>
  <message>
   <source>Number of the row in the file, from 0</source>
   <translation>文件中的行号，从 0 开始</translation>
  </message>
  <message>
   <source>Numbers that are known for something</source>
   <translation>有来历的数</translation>
  </message>
  <message>
   <source>Of how many parts the batch consists.</source>
   <translation>批次由多少部分组成。</translation>
  </message>
  <message>
   <source>Of the Dice loss of each image and class, then averaged; the largest value is log cosh 1 = 0.4338.</source>
   <translation>对每张图像、每个类别的 Dice 损失取 log cosh，再取平均；最大值为 log cosh 1 = 0.4338。</translation>
  </message>
  <message>
   <source>Of the effective number: 0 weighs all classes alike, 1 by one over their number.</source>
   <translation>用于有效样本数：0 时各类权重相同，1 时为样本数的倒数。</translation>
  </message>
  <message>
   <source>Of the focal base: how strongly what is right already is turned down.</source>
   <translation>基础损失为 Focal 时：对已经答对的样本压低多少。</translation>
  </message>
  <message>
   <source>Of which class it is, or how the scores of several classes become one.</source>
   <translation>针对哪个类别，或多个类别的分数如何合而为一。</translation>
  </message>
  <message>
   <source>One direction only: queries look for keys. The strangers are the other keys of the batch, never other queries. Embeddings are normalised inside.</source>
   <translation>只有一个方向：由查询去找键。负样本是批次中其他的键，绝不会是其他查询。嵌入会在内部归一化。</translation>
  </message>
  <message>
   <source>One direction; the paper adds both. No gradient reaches the projection: without that, all embeddings collapse into one. The cosine with a vector of zeros is 0.</source>
   <translation>只算一个方向；论文把两个方向相加。梯度不传到投影一侧：否则所有嵌入都会坍缩为同一个。与零向量的余弦为 0。</translation>
  </message>
  <message>
   <source>One label per row trained as separate yes-or-no problems</source>
   <translation>每行一个标签，却当作多个二元问题训练</translation>
  </message>
  <message>
   <source>One minus the area that two regions share, as a part of the area that they cover together.</source>
   <translation>用 1 减去两个区域的共有面积与它们合计覆盖的面积之比。</translation>
  </message>
  <message>
   <source>One minus the overlap of two regions, as a share of their average size.</source>
   <translation>用 1 减去两个区域的重叠面积与它们平均面积之比。</translation>
  </message>
  <message>
   <source>One more label that is left out of the loss; −100 leaves out none.</source>
   <translation>再把一个标签排除在损失之外；−100 表示不排除。</translation>
  </message>
  <message>
   <source>One number for “finds them” and “does not cry wolf”: higher is better, and 1 is the best.</source>
   <translation>用一个数同时衡量“找得全”与“不误报”：越高越好，1 为最佳。</translation>
  </message>
  <message>
   <source>One of several classes</source>
   <translation>从多个类别中选一个</translation>
  </message>
  <message>
   <source>One of the numbers that the row becomes, from 0</source>
   <translation>该行所得数值中的一个，从 0 开始编号</translation>
  </message>
  <message>
   <source>One question of yes or no for each label, averaged.</source>
   <translation>每个标签各回答一次是或否，再取平均。</translation>
  </message>
  <message>
   <source>One root over all elements, not the mean of the roots of the columns; no value of a single row.</source>
   <translation>对全部元素只开一次方，而不是逐列开方再取平均；单独一行没有损失值。</translation>
  </message>
  <message>
   <source>One row in twenty costs more</source>
   <translation>每二十行中有一行损失高于此值</translation>
  </message>
  <message>
   <source>One score among others</source>
   <translation>众多得分中的一个</translation>
  </message>
  <message>
   <source>One slider from squared error to “ignore outliers”.</source>
   <translation>一个滑块，从平方误差一直滑到“无视离群点”。</translation>
  </message>
  <message>
   <source>One weight for each class; a heavier class counts more.</source>
   <translation>每个类别一个权重；权重越大，该类别越受重视。</translation>
  </message>
  <message>
   <source>One-hot labels where class numbers belong</source>
   <translation>该用类别编号的地方用了独热标签</translation>
  </message>
  <message>
   <source>Online hard example mining</source>
   <translation>在线难例挖掘（OHEM）</translation>
  </message>
  <message>
   <source>Only of the rows whose loss is a finite number</source>
   <translation>仅统计损失为有限数的行</translation>
  </message>
  <message>
   <source>Only the class frequencies are predicted</source>
   <translation>只预测了类别频率</translation>
  </message>
  <message>
   <source>Only the easiest rows were averaged</source>
   <translation>只对最容易的行求了均值</translation>
  </message>
  <message>
   <source>Only the hardest rows were averaged</source>
   <translation>只对最难的行求了均值</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open Batch with the loss computed as it should be</source>
   <translation>打开“批次”，按正确的方式计算损失</translation>
  </message>
  <message>
   <source>Open Batch with these rows alone</source>
   <translation>打开“批次”，只显示这些行</translation>
  </message>
  <message>
   <source>Open a batch…</source>
   <translation>打开批次…</translation>
  </message>
  <message>
   <source>Open a file…</source>
   <translation>打开文件…</translation>
  </message>
  <message>
   <source>Open another batch…</source>
   <translation>打开另一个批次…</translation>
  </message>
  <message>
   <source>Open another file…</source>
   <translation>打开另一个文件…</translation>
  </message>
  <message>
   <source>Open in Explore</source>
   <translation>在“探索”中打开</translation>
  </message>
  <message>
   <source>Open it anyway</source>
   <translation>仍要打开</translation>
  </message>
  <message>
   <source>Open predictions and targets</source>
   <translation>打开预测和目标</translation>
  </message>
  <message>
   <source>Open predictions and targets (one file, or two at once)</source>
   <translation>打开预测和目标（一个文件，或同时选两个）</translation>
  </message>
  <message>
   <source>Open the predictions of another model for the same targets</source>
   <translation>打开另一个模型对同一批目标的预测</translation>
  </message>
  <message>
   <source>Or look at predictions of a real small model</source>
   <translation>或者看看真实小模型的预测</translation>
  </message>
  <message>
   <source>Order or logarithms of the arguments of kl_div</source>
   <translation>kl_div 参数的顺序或对数有误</translation>
  </message>
  <message>
   <source>Outputs do not depend on the input: check data loading, dead ReLUs and the learning rate.</source>
   <translation>输出不随输入变化：请检查数据加载、失活的 ReLU 和学习率。</translation>
  </message>
  <message>
   <source>Outputs of a network go through softplus first, and 1 is added to α.</source>
   <translation>网络的输出要先经过 softplus，α 还要再加 1。</translation>
  </message>
  <message>
   <source>Over all elements that count, as one large batch has it; a part without any adds nothing. The sum of the means is B times too large; their mean is wrong where counts differ, and nan where a part has none.</source>
   <translation>对所有计入的元素取平均，与一个大批次相同；没有元素的部分不产生影响。均值之和会大 B 倍；均值的均值在个数不同时是错的，若某部分没有元素则为 nan。</translation>
  </message>
  <message>
   <source>Over the batch, per image, or per class</source>
   <translation>按批次、按图像还是按类别</translation>
  </message>
  <message>
   <source>Over which classes the mean is taken; one without true pixels costs its largest probability.</source>
   <translation>对哪些类别取平均；没有真实像素的类别，代价是它的最大概率。</translation>
  </message>
  <message>
   <source>Over-confident: surer than it is right</source>
   <translation>过度自信：把握大于正确率</translation>
  </message>
  <message>
   <source>Over-confident: temperature {best} gives {after}.</source>
   <translation>过度自信：温度取 {best} 时为 {after}。</translation>
  </message>
  <message>
   <source>Overlap of the masks cut at one half, 2·both/(one + other), mean over the images</source>
   <translation>以一半为阈值的掩码的重叠：2·共有/(一方 + 另一方)，对图像取平均</translation>
  </message>
  <message>
   <source>Padding counts as targets</source>
   <translation>填充被算作目标</translation>
  </message>
  <message>
   <source>Pairs of embeddings: two altered views of each picture, which should find each other.</source>
   <translation>成对的嵌入：每张图像各有两个经过变换的视图，它们应当认出彼此。</translation>
  </message>
  <message>
   <source>Pairs that belong together should point the same way, others should not.</source>
   <translation>属于一对的应当指向同一方向，其他的则不应当。</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>参数</translation>
  </message>
  <message>
   <source>Pass as ignore_index the value that marks what does not count, and no class.</source>
   <translation>ignore_index 应设为表示不计入的值，而不是某个类别。</translation>
  </message>
  <message>
   <source>Pass ignore_index={value}.</source>
   <translation>请设置 ignore_index={value}。</translation>
  </message>
  <message>
   <source>Pass the raw score to the with-logits loss, or use the loss of probabilities on the sigmoid.</source>
   <translation>把原始得分传给 with-logits 损失，或对 sigmoid 的结果使用概率形式的损失。</translation>
  </message>
  <message>
   <source>Pass unshifted labels to a model that shifts them itself, and shifted ones otherwise.</source>
   <translation>模型自己移位时传入未移位的标签，否则传入移过位的标签。</translation>
  </message>
  <message>
   <source>Pay a little for being certain.</source>
   <translation>太有把握，就要付一点代价。</translation>
  </message>
  <message>
   <source>Perhaps: {title}. More digits would tell</source>
   <translation>可能是：{title}。位数更多才能确定</translation>
  </message>
  <message>
   <source>Perplexities were averaged</source>
   <translation>对困惑度求了平均</translation>
  </message>
  <message>
   <source>Perplexity is exp of the mean cross entropy over all tokens, taken once.</source>
   <translation>困惑度是全部词元平均交叉熵的指数，只取一次。</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图</translation>
  </message>
  <message>
   <source>Picture of confidence and loss of all rows</source>
   <translation>所有行的置信度与损失图</translation>
  </message>
  <message>
   <source>Picture of the losses under both models</source>
   <translation>两个模型下各行损失的图</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Plot of the gradient</source>
   <translation>梯度图</translation>
  </message>
  <message>
   <source>Plot of the loss</source>
   <translation>损失图</translation>
  </message>
  <message>
   <source>Poisson</source>
   <translation>泊松损失</translation>
  </message>
  <message>
   <source>Poly-1 cross entropy</source>
   <translation>Poly-1 交叉熵</translation>
  </message>
  <message>
   <source>Positions of the row</source>
   <translation>这一行的各个位置</translation>
  </message>
  <message>
   <source>Predict the answer and how much evidence there is for it; evidence for a wrong answer is fined.</source>
   <translation>预测答案，也预测支持它的证据有多少；给错误答案提供证据要受罚。</translation>
  </message>
  <message>
   <source>Predict the class that the targets call 1, or use 1 − targets.</source>
   <translation>预测目标中记为 1 的那一类，或使用 1 − 目标。</translation>
  </message>
  <message>
   <source>Predicted and true classes of the pixels</source>
   <translation>各像素的预测类别与真实类别</translation>
  </message>
  <message>
   <source>Predicting a count</source>
   <translation>预测一个计数</translation>
  </message>
  <message>
   <source>Predicting a number</source>
   <translation>预测一个数值</translation>
  </message>
  <message>
   <source>Predicting an amount</source>
   <translation>预测一个量</translation>
  </message>
  <message>
   <source>Prediction and mask of the row</source>
   <translation>该行的预测与掩码</translation>
  </message>
  <message>
   <source>Predictions</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Predictions and targets are not in the same order: save them together, with shuffle=False.</source>
   <translation>预测与目标的顺序不一致：请用 shuffle=False 一起保存。</translation>
  </message>
  <message>
   <source>Predictions are logits and softmax is applied inside, as in kornia and smp; the paper's code takes probabilities. The mean is over classes with true pixels, as in smp, where kornia counts all; equal errors stay in the order of their pixels.</source>
   <translation>预测为 logits，softmax 在内部进行，与 kornia 和 smp 一致；论文的代码输入的是概率。均值只取有真实像素的类别，与 smp 一致，kornia 则计入所有类别；误差相等时保持像素原有的顺序。</translation>
  </message>
  <message>
   <source>Predictions between −1 and 0 are taken as they are, as in scikit-learn; Keras replaces them by 0.</source>
   <translation>−1 到 0 之间的预测按原值使用，与 scikit-learn 一致；Keras 会把它们换成 0。</translation>
  </message>
  <message>
   <source>Prefer what people preferred, compared with where you started.</source>
   <translation>与出发时的模型相比，更偏向人们偏好的回答。</translation>
  </message>
  <message>
   <source>Preference optimisation (DPO)</source>
   <translation>偏好优化（DPO）</translation>
  </message>
  <message>
   <source>Price of the pair</source>
   <translation>这一对的代价</translation>
  </message>
  <message>
   <source>Price of the picture with all captions</source>
   <translation>该图像对所有文本的代价</translation>
  </message>
  <message>
   <source>Price of the row as an anchor</source>
   <translation>该行作为锚点的代价</translation>
  </message>
  <message>
   <source>Price of the weights</source>
   <translation>权重的代价</translation>
  </message>
  <message>
   <source>Probabilities were clipped before the logarithm</source>
   <translation>取对数之前概率被截断</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Pseudo-Huber (Charbonnier)</source>
   <translation>伪 Huber 损失（Charbonnier）</translation>
  </message>
  <message>
   <source>Pull pairs together, push others to arm's length.</source>
   <translation>把正样本对拉到一起，把其余的推到一臂之外。</translation>
  </message>
  <message>
   <source>Pull two views of the same picture together, push all others away.</source>
   <translation>把同一张图像的两个视图拉近，把其余的全部推开。</translation>
  </message>
  <message>
   <source>PyTorch finds no CUDA device on this machine</source>
   <translation>PyTorch 在本机找不到 CUDA 设备</translation>
  </message>
  <message>
   <source>Python files</source>
   <translation>Python 文件</translation>
  </message>
  <message>
   <source>Quantile (pinball)</source>
   <translation>分位数损失（Pinball）</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>RMSE</source>
   <translation>RMSE</translation>
  </message>
  <message>
   <source>RMSE {value}</source>
   <translation>RMSE {value}</translation>
  </message>
  <message>
   <source>ROC AUC</source>
   <translation>ROC AUC</translation>
  </message>
  <message>
   <source>Ranking and preference</source>
   <translation>排序与偏好</translation>
  </message>
  <message>
   <source>Rare and hard classes</source>
   <translation>稀有与困难类别</translation>
  </message>
  <message>
   <source>Rare classes count more.</source>
   <translation>稀有类别的权重更大。</translation>
  </message>
  <message>
   <source>Rare classes must win by more.</source>
   <translation>稀有类别必须赢得更多。</translation>
  </message>
  <message>
   <source>Rare classes want large weights: the inverse of their frequency, not the frequency.</source>
   <translation>稀有类别需要大权重：取频率的倒数，而不是频率。</translation>
  </message>
  <message>
   <source>Raw scores go through softmax first, or to cross_entropy.</source>
   <translation>原始得分请先做 softmax，或改用 cross_entropy。</translation>
  </message>
  <message>
   <source>Raw scores go to binary_cross_entropy_with_logits.</source>
   <translation>原始得分请用 binary_cross_entropy_with_logits。</translation>
  </message>
  <message>
   <source>Raw scores in a loss that wants probabilities</source>
   <translation>要求概率的损失得到了原始得分</translation>
  </message>
  <message>
   <source>Raw scores need activation="sigmoid" or "softmax".</source>
   <translation>原始得分需要设置 activation="sigmoid" 或 "softmax"。</translation>
  </message>
  <message>
   <source>Raw scores need activation="sigmoid".</source>
   <translation>原始得分需要 activation="sigmoid"。</translation>
  </message>
  <message>
   <source>Read off minus the log-probability of the right class.</source>
   <translation>直接读出正确类别的对数概率，再取相反数。</translation>
  </message>
  <message>
   <source>Read the files again whenever a script has written them</source>
   <translation>脚本每次写完文件后自动重新读取</translation>
  </message>
  <message>
   <source>Reasons, the likeliest first</source>
   <translation>原因，最可能的在前</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Recognise the face even after tilting it by half a radian.</source>
   <translation>即使人脸转过半个弧度，也要认得出来。</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Reduction</source>
   <translation>归约方式</translation>
  </message>
  <message>
   <source>Redundant, not wrong: cross entropy of log-probabilities is the same number.</source>
   <translation>多余但没有错：对数概率的交叉熵是同一个数。</translation>
  </message>
  <message>
   <source>Regions of an image</source>
   <translation>图像中的区域</translation>
  </message>
  <message>
   <source>Regression</source>
   <translation>回归</translation>
  </message>
  <message>
   <source>Regression with uncertainty</source>
   <translation>带不确定度的回归</translation>
  </message>
  <message>
   <source>Regression: how far the disease went, with a few planted outliers among the targets.</source>
   <translation>回归：预测病情发展到什么程度；目标值中有意混入了几个离群点。</translation>
  </message>
  <message>
   <source>Regularisers</source>
   <translation>正则项</translation>
  </message>
  <message>
   <source>Reliability diagram</source>
   <translation>可靠性图</translation>
  </message>
  <message>
   <source>Reload</source>
   <translation>重新加载</translation>
  </message>
  <message>
   <source>Remove from the list</source>
   <translation>从列表中移除</translation>
  </message>
  <message>
   <source>Remove the sigmoid: cross entropy wants raw logits.</source>
   <translation>去掉 sigmoid：交叉熵需要原始 logits。</translation>
  </message>
  <message>
   <source>Remove the softmax from the model: cross entropy wants raw logits.</source>
   <translation>去掉模型中的 softmax：交叉熵需要原始 logits。</translation>
  </message>
  <message>
   <source>Remove this curve</source>
   <translation>移除此曲线</translation>
  </message>
  <message>
   <source>Rewards are logits: log 2 where both are equal and nothing is asked beyond; the margin is taken off the lead, as for Llama 2.</source>
   <translation>奖励是 logits：两者相等且没有额外要求时，损失为 log 2；间隔从领先量中减去，与 Llama 2 的做法一致。</translation>
  </message>
  <message>
   <source>Right by a margin is free, otherwise pay the shortfall.</source>
   <translation>答对并留有余量就没有代价，否则差多少付多少。</translation>
  </message>
  <message>
   <source>Root first, mean afterwards</source>
   <translation>先开根号，后求均值</translation>
  </message>
  <message>
   <source>Root mean squared error</source>
   <translation>均方根误差</translation>
  </message>
  <message>
   <source>Root of the mean squared error: large errors weigh more</source>
   <translation>均方误差的平方根：大的误差权重更大</translation>
  </message>
  <message>
   <source>Round the predictions to 255 steps between the largest number and its negative, as int8 holds them.</source>
   <translation>将预测舍入到最大绝对值正负之间的 255 级，与 int8 的表示一致。</translation>
  </message>
  <message>
   <source>Round the predictions to this type, the losses that float32 computes of them, and their mean. torch in this type rounds every step on the way, and may differ in the last digits.</source>
   <translation>把预测、由 float32 从它们算出的损失以及平均值舍入到该类型。torch 在该类型下计算时途中每一步都舍入，末几位可能不同。</translation>
  </message>
  <message>
   <source>Rounding error</source>
   <translation>舍入误差</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Row {row}</source>
   <translation>第 {row} 行</translation>
  </message>
  <message>
   <source>Rows of a batch in the run that gave the number</source>
   <translation>得出这个数的训练中每批的行数</translation>
  </message>
  <message>
   <source>Rows of one batch, in the order of the file; the last may be shorter.</source>
   <translation>一个批次的行数，按文件中的顺序；最后一个批次可以更短。</translation>
  </message>
  <message>
   <source>Rows of the batch</source>
   <translation>批次的各行</translation>
  </message>
  <message>
   <source>Rows that count; ignored ones are left out of everything</source>
   <translation>参与计算的行；被忽略的行不参与任何计算</translation>
  </message>
  <message>
   <source>Rows were normalised before the logarithm</source>
   <translation>取对数之前对各行做了归一化</translation>
  </message>
  <message>
   <source>Rows whose loss is a finite number; median, percentile, worst and std are theirs alone</source>
   <translation>损失为有限数的行；中位数、百分位、最差值和标准差只统计这些行</translation>
  </message>
  <message>
   <source>Rows with this label are left out of everything.</source>
   <translation>带有这个标签的行不参与任何计算。</translation>
  </message>
  <message>
   <source>Rows without gradient</source>
   <translation>没有梯度的行</translation>
  </message>
  <message>
   <source>Run it again</source>
   <translation>再次运行</translation>
  </message>
  <message>
   <source>Run {file} to draw {names}?</source>
   <translation>运行 {file} 以绘制 {names}？</translation>
  </message>
  <message>
   <source>R²</source>
   <translation>R²</translation>
  </message>
  <message>
   <source>SHA-256 {digits}</source>
   <translation>SHA-256 {digits}</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>示例</translation>
  </message>
  <message>
   <source>Save a page about the batch that anybody can read</source>
   <translation>把这个批次存成一个任何人都能阅读的网页</translation>
  </message>
  <message>
   <source>Save data</source>
   <translation>保存数据</translation>
  </message>
  <message>
   <source>Save data…</source>
   <translation>保存数据…</translation>
  </message>
  <message>
   <source>Save picture</source>
   <translation>保存图像</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>保存图像…</translation>
  </message>
  <message>
   <source>Save report</source>
   <translation>保存报告</translation>
  </message>
  <message>
   <source>Save report…</source>
   <translation>保存报告…</translation>
  </message>
  <message>
   <source>Save reproducer</source>
   <translation>保存复现脚本</translation>
  </message>
  <message>
   <source>Save reproducer…</source>
   <translation>保存复现脚本…</translation>
  </message>
  <message>
   <source>Save the chosen {n} of {all} rows</source>
   <translation>保存所选的行（{all} 行中的 {n} 行）</translation>
  </message>
  <message>
   <source>Save the numbers, or those of the chosen rows</source>
   <translation>保存数值；选了行时只保存所选的行</translation>
  </message>
  <message>
   <source>Save this picture…</source>
   <translation>保存这张图…</translation>
  </message>
  <message>
   <source>Save what is shown as PNG or SVG</source>
   <translation>把当前显示的内容保存为 PNG 或 SVG</translation>
  </message>
  <message>
   <source>Say how sure you are; being sure and wrong is expensive.</source>
   <translation>说出你有多大把握；满有把握却错了，代价很高。</translation>
  </message>
  <message>
   <source>Saying how sure</source>
   <translation>说出有多大把握</translation>
  </message>
  <message>
   <source>Scale the last layer down: {chance} is expected at the start. If the model is trained, check the order of the rows.</source>
   <translation>缩小最后一层：初始时应为 {chance}。如果模型已经训练过，请检查行的顺序。</translation>
  </message>
  <message>
   <source>Scale the weights to sum {n}, to stay on the scale of cross entropy.</source>
   <translation>把权重缩放到总和为 {n}，使其与交叉熵同一尺度。</translation>
  </message>
  <message>
   <source>Score of the true class less the best of the others: below 0 the row is wrong</source>
   <translation>真实类别的得分减去其余类别的最高得分：小于 0 表示预测错误</translation>
  </message>
  <message>
   <source>Score of what is true</source>
   <translation>真实标签的得分</translation>
  </message>
  <message>
   <source>Scores of the row</source>
   <translation>该行的得分</translation>
  </message>
  <message>
   <source>See what a loss does: curves, sliders and a cursor</source>
   <translation>看清损失的作用：曲线、滑块和游标</translation>
  </message>
  <message>
   <source>See what a loss function does, and find out why a loss value is what it is.</source>
   <translation>看清损失函数的作用，弄明白损失值为什么是这个数。</translation>
  </message>
  <message>
   <source>See your own numbers, row by row</source>
   <translation>逐行查看你自己的数据</translation>
  </message>
  <message>
   <source>See your own predictions row by row</source>
   <translation>逐行查看你自己的预测</translation>
  </message>
  <message>
   <source>Segmentation</source>
   <translation>图像分割</translation>
  </message>
  <message>
   <source>Set padded labels to −100, or pass ignore_index={value}.</source>
   <translation>把填充位置的标签设为 −100，或设置 ignore_index={value}。</translation>
  </message>
  <message>
   <source>Set padded labels to −100, or pass their value as ignore_index.</source>
   <translation>把填充位置的标签设为 −100，或把它们的值设为 ignore_index。</translation>
  </message>
  <message>
   <source>Share of gradients lost</source>
   <translation>丢失的梯度比例</translation>
  </message>
  <message>
   <source>Share of rows that are right</source>
   <translation>预测正确的行所占比例</translation>
  </message>
  <message>
   <source>Share of the decisions that are right, those of all rows together; ignored ones do not count</source>
   <translation>所有行的判断合在一起，其中正确的比例；被忽略的不计</translation>
  </message>
  <message>
   <source>Share of the rows that are right in every one of their decisions</source>
   <translation>每个判断都正确的行所占的比例</translation>
  </message>
  <message>
   <source>Share of the targets' variance that is explained; 1 at best, 0 for always saying the mean</source>
   <translation>目标方差中被解释的比例；最好为 1，总是预测平均值则为 0</translation>
  </message>
  <message>
   <source>Share of the views whose nearest neighbour among all other views is their own partner (top 1)</source>
   <translation>在所有其他视图中最近邻恰为自己配对的视图比例</translation>
  </message>
  <message>
   <source>Share of wrong decisions</source>
   <translation>错误判断的比例</translation>
  </message>
  <message>
   <source>Show evidence, fix and code</source>
   <translation>显示证据、改法和代码</translation>
  </message>
  <message>
   <source>Show in Batch</source>
   <translation>在“批次”中查看</translation>
  </message>
  <message>
   <source>Show its parameters and its formula</source>
   <translation>显示它的参数和公式</translation>
  </message>
  <message>
   <source>Show less</source>
   <translation>收起</translation>
  </message>
  <message>
   <source>Show the loss as a curve with the cursor on this row</source>
   <translation>把损失画成曲线，游标停在这一行的位置</translation>
  </message>
  <message>
   <source>Show the whole axis and fit the height</source>
   <translation>显示整条坐标轴，并让高度自动适应</translation>
  </message>
  <message>
   <source>Show this curve</source>
   <translation>显示此曲线</translation>
  </message>
  <message>
   <source>SigLIP</source>
   <translation>SigLIP 损失</translation>
  </message>
  <message>
   <source>Sigmoid was applied before a loss that has its own</source>
   <translation>自带 sigmoid 的损失之前又做了 sigmoid</translation>
  </message>
  <message>
   <source>Sigmoid was applied before cross entropy</source>
   <translation>交叉熵之前做了 sigmoid</translation>
  </message>
  <message>
   <source>Skip batches without a usable target, or divide a sum by max(count, 1).</source>
   <translation>跳过没有有效目标的批次，或用总和除以 max(count, 1)。</translation>
  </message>
  <message>
   <source>Small makes the nearest strangers count most; large treats all alike.</source>
   <translation>取值小时，最相近的负样本影响最大；取值大时，对所有负样本一视同仁。</translation>
  </message>
  <message>
   <source>Smooth L1</source>
   <translation>Smooth L1 损失</translation>
  </message>
  <message>
   <source>Smooth L1 taken for Huber, or the other way round</source>
   <translation>把 Smooth L1 与 Huber 弄混了</translation>
  </message>
  <message>
   <source>Smooth L1 {value}</source>
   <translation>Smooth L1 {value}</translation>
  </message>
  <message>
   <source>SmoothL1(beta) = Huber(delta=beta) / beta.</source>
   <translation>SmoothL1(beta) = Huber(delta=beta) / beta。</translation>
  </message>
  <message>
   <source>Smoothed cross entropy cannot reach 0: validate without smoothing.</source>
   <translation>平滑后的交叉熵到不了 0：验证时请不要平滑。</translation>
  </message>
  <message>
   <source>Smoothed targets keep the loss above 0: validate with 0 and 1.</source>
   <translation>平滑过的目标使损失到不了 0：验证时用 0 和 1。</translation>
  </message>
  <message>
   <source>Smoothing and class weights combined by hand</source>
   <translation>手工结合标签平滑与类别权重</translation>
  </message>
  <message>
   <source>So far from the first {n} rows alone: the rest is being read</source>
   <translation>目前只看了前 {n} 行，其余正在读取</translation>
  </message>
  <message>
   <source>Soft masks have no order of right and wrong pixels; round them first.</source>
   <translation>软掩码的像素没有对错之序；请先取整。</translation>
  </message>
  <message>
   <source>Soft takes p as the model's opinion, hard its most probable class, of equals the first. The opinion is differentiated too unless it is detached: one value, two gradients.</source>
   <translation>soft 模式把 p 当作模型的看法，hard 模式取其中最可能的类别，并列时取第一个。除非把这个看法从计算图中分离，否则它也参与求导：数值相同，梯度却有两种。</translation>
  </message>
  <message>
   <source>Soft targets are rounded first; labels of −1 and 1 become these by (y + 1) / 2.</source>
   <translation>软目标请先取整；−1 和 1 的标签可用 (y + 1) / 2 转换。</translation>
  </message>
  <message>
   <source>Softmax</source>
   <translation>Softmax</translation>
  </message>
  <message>
   <source>Softmax instead of log_softmax before the NLL loss</source>
   <translation>NLL 损失之前用了 softmax 而不是 log_softmax</translation>
  </message>
  <message>
   <source>Softmax over another axis than the classes</source>
   <translation>softmax 没有沿类别轴计算</translation>
  </message>
  <message>
   <source>Softmax was applied before the loss</source>
   <translation>计算损失之前已经做了 softmax</translation>
  </message>
  <message>
   <source>Some batches look like probabilities</source>
   <translation>有些批次看起来像概率</translation>
  </message>
  <message>
   <source>Something went wrong in the program itself; it goes on. The log {path} has it.</source>
   <translation>程序内部出错，但仍可继续使用。详情见日志 {path}。</translation>
  </message>
  <message>
   <source>Sort the pixels of each image for itself, and average over images; otherwise all pixels of the batch.</source>
   <translation>对每张图像的像素各自排序，再对图像取平均；否则对批次的全部像素一起排序。</translation>
  </message>
  <message>
   <source>Spread of the losses</source>
   <translation>损失的分布</translation>
  </message>
  <message>
   <source>Squared error</source>
   <translation>平方误差</translation>
  </message>
  <message>
   <source>Squared for small errors, straight for big ones.</source>
   <translation>误差小时按平方增长，误差大时沿直线增长。</translation>
  </message>
  <message>
   <source>Squared hinge</source>
   <translation>平方合页损失</translation>
  </message>
  <message>
   <source>Standard deviation: how far the rows typically are from their mean</source>
   <translation>标准差：各行通常偏离平均值多少</translation>
  </message>
  <message>
   <source>Standard deviations are squared first, logarithms of variances go through .exp().</source>
   <translation>标准差请先取平方，方差的对数请先用 .exp() 还原。</translation>
  </message>
  <message>
   <source>Standardised numbers beside raw ones</source>
   <translation>标准化的数与原始的数混在一起</translation>
  </message>
  <message>
   <source>Stop comparing</source>
   <translation>结束比较</translation>
  </message>
  <message>
   <source>Stop it</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop when the exam marks get worse though the homework marks improve.</source>
   <translation>作业成绩还在提高而考试成绩开始变差时，就停下来。</translation>
  </message>
  <message>
   <source>Store labels as int64.</source>
   <translation>把标签存为 int64。</translation>
  </message>
  <message>
   <source>Strategies</source>
   <translation>策略</translation>
  </message>
  <message>
   <source>Subtract the entropy of the smoothed target, so that a perfect answer costs 0.</source>
   <translation>减去平滑后目标的熵，使完美答案的损失为 0。</translation>
  </message>
  <message>
   <source>Subtract the entropy of the targets to see the part that can still be reduced.</source>
   <translation>减去目标的熵，就能看到还可以降低的部分。</translation>
  </message>
  <message>
   <source>Sum over the places that count in the whole batch, and divide by their number.</source>
   <translation>对整个批次中计入的位置求和，再除以它们的数目。</translation>
  </message>
  <message>
   <source>Sum over the whole batch before dividing.</source>
   <translation>先在整个批次上求和，再相除。</translation>
  </message>
  <message>
   <source>Sum squares in the denominator, as V-Net did.</source>
   <translation>分母中对平方求和，即 V-Net 的做法。</translation>
  </message>
  <message>
   <source>Summed over outputs, averaged over rows</source>
   <translation>对输出求和，对行求均值</translation>
  </message>
  <message>
   <source>Supervised contrastive (SupCon)</source>
   <translation>监督对比损失（SupCon）</translation>
  </message>
  <message>
   <source>Symmetric cross entropy</source>
   <translation>对称交叉熵</translation>
  </message>
  <message>
   <source>Take back the last change</source>
   <translation>撤销上一步更改</translation>
  </message>
  <message>
   <source>Take every condition back</source>
   <translation>撤销所有条件</translation>
  </message>
  <message>
   <source>Take the loss and the parameters with which this was computed</source>
   <translation>采用计算这些结果时的损失和参数</translation>
  </message>
  <message>
   <source>Take the model's own opinion as a constant.</source>
   <translation>把模型自己的看法视为常数。</translation>
  </message>
  <message>
   <source>Take the score for what it is</source>
   <translation>恢复得分的原值</translation>
  </message>
  <message>
   <source>Take the softmax over the classes: dim=1 of (N, C, …), dim=-1 of (N, …, C).</source>
   <translation>沿类别计算 softmax：(N, C, …) 用 dim=1，(N, …, C) 用 dim=-1。</translation>
  </message>
  <message>
   <source>Take this condition away</source>
   <translation>去掉这个条件</translation>
  </message>
  <message>
   <source>Targets are −1 and 1 and z is the whole score, as for AdaBoost; the best z is half of the log-odds, since boosting counts votes of ±z.</source>
   <translation>目标为 −1 和 1，z 是完整的得分，与 AdaBoost 一致；最优的 z 是对数几率的一半，因为提升算法按 ±z 计票。</translation>
  </message>
  <message>
   <source>Targets are −1 and 1, and the square is whole: keras and scikit-learn agree, some books halve it.</source>
   <translation>目标为 −1 和 1，平方不乘 ½：keras 和 scikit-learn 都是如此，有些书会减半。</translation>
  </message>
  <message>
   <source>Targets are −1 and 1; with 0 and 1 half of the data would be free. At the kink the gradient is 0.</source>
   <translation>目标取 −1 和 1；若取 0 和 1，一半数据将不起作用。尖点处的梯度取 0。</translation>
  </message>
  <message>
   <source>Targets belong to other rows</source>
   <translation>目标属于别的行</translation>
  </message>
  <message>
   <source>Targets from another file…</source>
   <translation>目标在另一个文件中…</translation>
  </message>
  <message>
   <source>Targets of yes and no outside of 0 … 1</source>
   <translation>二元目标超出 0 … 1</translation>
  </message>
  <message>
   <source>Targets of yes and no were smoothed</source>
   <translation>是非目标被平滑过</translation>
  </message>
  <message>
   <source>Tell the model it may never be entirely sure.</source>
   <translation>告诉模型：永远不要百分之百确信。</translation>
  </message>
  <message>
   <source>Ten classes: a linear model reads small pictures of digits and gets some of them wrong.</source>
   <translation>十个类别：一个线性模型辨认小幅数字图像，其中有一些认错了。</translation>
  </message>
  <message>
   <source>That code takes ½ (prediction − target)²: compare like with like.</source>
   <translation>那段代码用的是 ½ (预测 − 目标)²：请用同样的定义比较。</translation>
  </message>
  <message>
   <source>The NLL loss wants log-probabilities: use log_softmax instead of softmax.</source>
   <translation>NLL 损失需要对数概率：请用 log_softmax 代替 softmax。</translation>
  </message>
  <message>
   <source>The angle in radians by which the true class seems further away than it is.</source>
   <translation>真实类别看起来比实际远出的角度，以弧度计。</translation>
  </message>
  <message>
   <source>The answer is remembered for exactly this content. If the file changes, you are asked again.</source>
   <translation>您的回答只对当前内容有效。文件一旦改变，会再次询问。</translation>
  </message>
  <message>
   <source>The arrow is the push, minus the gradient of the row's loss: to the right, the loss falls as it grows</source>
   <translation>箭头表示推动方向，即该行损失的负梯度：指向右侧时，该值增大会使损失下降</translation>
  </message>
  <message>
   <source>The better one must score higher, by a margin if one is asked for.</source>
   <translation>较好的一个得分必须更高；若设有间隔，还要高出这个间隔。</translation>
  </message>
  <message>
   <source>The classes in column {column} of {name} are numbered in sorted order ({classes}).</source>
   <translation>{name} 中 {column} 列的类别已按排序编号（{classes}）。</translation>
  </message>
  <message>
   <source>The classes in column {column} of {name} are numbered like the prediction columns ({classes}).</source>
   <translation>{name} 中 {column} 列的类别按预测列的顺序编号（{classes}）。</translation>
  </message>
  <message>
   <source>The clip is too small for float32</source>
   <translation>截断值对 float32 来说太小</translation>
  </message>
  <message>
   <source>The closest convex stand-in for the share of two regions that they do not have in common.</source>
   <translation>对两个区域非共有部分所占比例最贴近的凸替代。</translation>
  </message>
  <message>
   <source>The column {columns} of {name} cannot be read and was left out.</source>
   <translation>{name} 的 {columns} 列无法读取，已略去。</translation>
  </message>
  <message>
   <source>The column {columns} of {name} was left out: at most {most} columns, of {size} together, stand beside the predictions.</source>
   <translation>{name} 的 {columns} 列已略去：预测之外最多附带 {most} 列，合计不超过 {size}。</translation>
  </message>
  <message>
   <source>The columns {columns} of {name} cannot be read and were left out.</source>
   <translation>{name} 的 {columns} 列无法读取，已略去。</translation>
  </message>
  <message>
   <source>The columns {columns} of {name} were left out: at most {most} columns, of {size} together, stand beside the predictions.</source>
   <translation>{name} 的 {columns} 列已略去：预测之外最多附带 {most} 列，合计不超过 {size}。</translation>
  </message>
  <message>
   <source>The cosine of either view with every stranger.</source>
   <translation>每个视图与所有负样本之间的余弦相似度。</translation>
  </message>
  <message>
   <source>The cosine to the vector of every other class.</source>
   <translation>与其他每个类别的向量之间的余弦。</translation>
  </message>
  <message>
   <source>The cosine up to which strangers cost nothing.</source>
   <translation>余弦不超过此值的负样本没有代价。</translation>
  </message>
  <message>
   <source>The derivative of the loss by the axis: how much it changes for one unit to the right; training goes against it</source>
   <translation>损失对横轴的导数：向右一个单位，损失变化多少；训练朝相反方向走</translation>
  </message>
  <message>
   <source>The derivative: how much the loss changes for one unit along the axis. Where it is 0, nothing moves.</source>
   <translation>导数：沿横轴一个单位，损失变化多少。为 0 的地方，什么都不会动。</translation>
  </message>
  <message>
   <source>The diagonal of the similarities is not masked</source>
   <translation>相似度矩阵的对角线没有屏蔽</translation>
  </message>
  <message>
   <source>The distance between two numbers that there are.</source>
   <translation>相邻两个可表示的数之间的距离。</translation>
  </message>
  <message>
   <source>The distance from which strangers cost nothing.</source>
   <translation>负样本的距离达到此值，就不再有代价。</translation>
  </message>
  <message>
   <source>The divergence in nats, from 0 to log 2, of each row; scipy's jensenshannon is its square root.</source>
   <translation>每行的散度，以奈特（nat）为单位，范围从 0 到 log 2；scipy 的 jensenshannon 是它的平方根。</translation>
  </message>
  <message>
   <source>The divergence was averaged over classes as well</source>
   <translation>散度又对类别求了均值</translation>
  </message>
  <message>
   <source>The entropy is that of the prediction and is subtracted in nats, so a sure right answer is not the best one and the loss can fall below 0.</source>
   <translation>这里的熵是预测的熵，以奈特（nat）为单位减去，因此十拿九稳的正确答案并非最优，损失也可能低于 0。</translation>
  </message>
  <message>
   <source>The error at which Huber and Smooth L1 turn from squared to straight</source>
   <translation>Huber 和 Smooth L1 由平方转为直线处的误差</translation>
  </message>
  <message>
   <source>The error at which the bowl of the squared error ends.</source>
   <translation>误差达到此值时，平方误差的碗形区域结束。</translation>
  </message>
  <message>
   <source>The error at which the gradient is largest; beyond it a mistake counts less and less.</source>
   <translation>误差达到此值时梯度最大；再往外，错误的影响越来越小。</translation>
  </message>
  <message>
   <source>The error at which the loss turns from squared to straight.</source>
   <translation>误差达到此值时，损失由平方转为直线。</translation>
  </message>
  <message>
   <source>The error at which the loss turns from squared to straight; 0 is the absolute error.</source>
   <translation>误差达到此值时，损失由平方转为直线；取 0 就是绝对误差。</translation>
  </message>
  <message>
   <source>The error from which on nothing more is paid or learnt; the gradient is largest at c/√5.</source>
   <translation>误差达到此值后，既不再多付代价，也不再学到什么；梯度在 c/√5 处最大。</translation>
  </message>
  <message>
   <source>The error of each of the other predictions.</source>
   <translation>其余每个预测的误差。</translation>
  </message>
  <message>
   <source>The exponent is γ, where the paper writes 1/γ with γ = 4/3, and each image and class is raised to it before the mean; smp raises the mean. For γ &lt; 1 the slope at a perfect mask is infinite; its gradient is given as 0.</source>
   <translation>指数是 γ，论文则写作 1/γ，其中 γ = 4/3；先对每张图像、每个类别取幂，再求均值，smp 则是对均值取幂。γ &lt; 1 时，完美掩码处的斜率为无穷大，这里梯度取 0。</translation>
  </message>
  <message>
   <source>The file itself gives {value}: its numbers are to blame</source>
   <translation>文件本身就得出 {value}：问题出在它的数值</translation>
  </message>
  <message>
   <source>The file stays as it is</source>
   <translation>文件本身保持不变</translation>
  </message>
  <message>
   <source>The fine for each piece of evidence and unit of error.</source>
   <translation>每份证据、每单位误差的惩罚。</translation>
  </message>
  <message>
   <source>The first column of {name} only counts the rows and was left out.</source>
   <translation>{name} 的第一列只是行号，已略去。</translation>
  </message>
  <message>
   <source>The formula fits this number, but so few digits fit many</source>
   <translation>公式与这个数吻合，但位数太少，很多数都吻合</translation>
  </message>
  <message>
   <source>The formula is not to blame: the findings say which numbers of the file make it so.</source>
   <translation>公式没有问题：下面的发现说明是文件中的哪些数值造成的。</translation>
  </message>
  <message>
   <source>The height of the predicted box.</source>
   <translation>预测框的高度。</translation>
  </message>
  <message>
   <source>The height of the true box.</source>
   <translation>真实框的高度。</translation>
  </message>
  <message>
   <source>The ignored value is not the one in the labels</source>
   <translation>忽略值不是标签中的那个值</translation>
  </message>
  <message>
   <source>The integer that means 0.</source>
   <translation>表示 0 的整数。</translation>
  </message>
  <message>
   <source>The label {label} is none of the classes: elements with it are left out (ignore_index = {label}).</source>
   <translation>标签 {label} 不属于任何类别：带有它的元素不计入（ignore_index = {label}）。</translation>
  </message>
  <message>
   <source>The largest error that costs nothing.</source>
   <translation>没有代价的最大误差。</translation>
  </message>
  <message>
   <source>The largest integer: 127 of 8 bits, 1 of 2 bits.</source>
   <translation>最大的整数：8 位为 127，2 位为 1。</translation>
  </message>
  <message>
   <source>The least probability of which a logarithm is taken; none takes it as it is.</source>
   <translation>取对数时概率的下限；设为 none 则按原值取对数。</translation>
  </message>
  <message>
   <source>The least size of a target: smaller ones count as if they were as large.</source>
   <translation>目标大小的下限：更小的目标按此值计算。</translation>
  </message>
  <message>
   <source>The least that can be paid; above 0 with smoothed or soft targets.</source>
   <translation>可能的最小损失；目标经过平滑或为软目标时大于 0。</translation>
  </message>
  <message>
   <source>The least that is possible with these targets</source>
   <translation>在这些目标下可能的最小值</translation>
  </message>
  <message>
   <source>The least value a logarithm may take; none gives the true, infinite value.</source>
   <translation>对数允许取的最小值；设为 none 则给出真实的、可达无穷大的值。</translation>
  </message>
  <message>
   <source>The least variance; what is claimed below it counts as this.</source>
   <translation>方差的下限；声称的方差若更小，则按此值计算。</translation>
  </message>
  <message>
   <source>The logarithm is that of softmax itself; allRank adds 1e-10 first, so that its loss of a list that is turned round stops near 21. Every list has L items: there is no padding.</source>
   <translation>对数直接取自 softmax；allRank 会先加上 1e-10，因此顺序完全颠倒的列表，其损失止于 21 左右。每个列表都有 L 项：没有填充。</translation>
  </message>
  <message>
   <source>The logit of every other class.</source>
   <translation>其他每个类别的 logit。</translation>
  </message>
  <message>
   <source>The logits of the other classes, held as a row of a batch has them.</source>
   <translation>其他类别的 logits，按批次中某一行的取值固定不变。</translation>
  </message>
  <message>
   <source>The loss as it was printed, with all its digits, or its line of a log; also nan, inf and −inf</source>
   <translation>打印出来的损失值，保留全部数字；也可以是一行日志，或 nan、inf、−inf</translation>
  </message>
  <message>
   <source>The loss between floor and chance</source>
   <translation>损失在下限与随机水平之间的位置</translation>
  </message>
  <message>
   <source>The loss of one batch alone</source>
   <translation>只是一个批次的损失</translation>
  </message>
  <message>
   <source>The loss of the whole batch</source>
   <translation>整个批次的损失</translation>
  </message>
  <message>
   <source>The loss of this file is undefined: {why}</source>
   <translation>这个文件的损失没有定义：{why}</translation>
  </message>
  <message>
   <source>The loss of this file, read as what it is</source>
   <translation>按文件实际内容计算的损失</translation>
  </message>
  <message>
   <source>The loss of this row alone</source>
   <translation>仅这一行的损失</translation>
  </message>
  <message>
   <source>The loss of this row under the second model; loss_b in a filter</source>
   <translation>该行在第二个模型下的损失；在筛选中写“损失_b”</translation>
  </message>
  <message>
   <source>The loss was rounded to bfloat16</source>
   <translation>损失被舍入到 bfloat16</translation>
  </message>
  <message>
   <source>The loss was rounded to float16</source>
   <translation>损失被舍入到 float16</translation>
  </message>
  <message>
   <source>The loss would be {value}</source>
   <translation>损失将为 {value}</translation>
  </message>
  <message>
   <source>The margin is in radians; pytorch-metric-learning takes degrees. Where angle and margin exceed π, the authors' straight line takes over, with a step. Right on the vector of its class a row has no gradient by its own angle.</source>
   <translation>间隔以弧度为单位，pytorch-metric-learning 则以度为单位。夹角与间隔之和超过 π 时，改用作者给出的直线，衔接处有一个跳变。恰好落在本类向量上的行，对自身的夹角没有梯度。</translation>
  </message>
  <message>
   <source>The mean counts elements, also with weights w, which are 1 unless given; the weight of positives w₊ scales only the part of y.</source>
   <translation>权重 w 未给出时为 1，即使有权重，均值仍除以元素个数；正样本权重 w₊ 只缩放含 y 的那一项。</translation>
  </message>
  <message>
   <source>The mean counts every element, not rows; no factor ½.</source>
   <translation>均值除以元素个数而不是行数；没有系数 ½。</translation>
  </message>
  <message>
   <source>The mean is a mean already: do not divide it by the number of rows, batches, steps or classes again.</source>
   <translation>均值已经是均值：不要再除以行数、批次数、步数或类别数。</translation>
  </message>
  <message>
   <source>The mean is over rows, not over their weights, as the authors have it. Base softmax is weighted cross entropy; sigmoid and focal are summed over the classes. A popular port has BCE of the softmax and averages.</source>
   <translation>与作者的做法一致，均值除以行数，而不是权重之和。base 取 softmax 时就是加权交叉熵；取 sigmoid 或 focal 时对各类别求和。一个流行的移植版对 softmax 的结果计算 BCE，并取平均。</translation>
  </message>
  <message>
   <source>The mean is over what is kept; older code averages over all pixels, with 0 for what is not. A probability counts as hard below the threshold, or below that of the example after the hardest min_kept.</source>
   <translation>只对保留的部分取平均；较早的代码对所有像素取平均，未保留的记为 0。概率低于阈值，或低于排在最难的 min_kept 个之后的那个样本的概率，都算难样本。</translation>
  </message>
  <message>
   <source>The mean loss of each other part.</source>
   <translation>其余每一部分的平均损失。</translation>
  </message>
  <message>
   <source>The mean loss of every row</source>
   <translation>每一行损失的平均值</translation>
  </message>
  <message>
   <source>The mean loss of the part whose size runs.</source>
   <translation>大小在变化的那一部分的平均损失。</translation>
  </message>
  <message>
   <source>The mean loss of the rows that are chosen</source>
   <translation>所选行的平均损失</translation>
  </message>
  <message>
   <source>The mean over all elements is this divided by the outputs that were summed.</source>
   <translation>对全部元素的均值等于它除以被求和的输出个数。</translation>
  </message>
  <message>
   <source>The mean was divided again</source>
   <translation>均值又被除了一次</translation>
  </message>
  <message>
   <source>The model ignores its input: check that the data reach it.</source>
   <translation>模型没有利用输入：请检查数据是否送到了模型。</translation>
  </message>
  <message>
   <source>The model knows nothing yet: check the learning rate, the inputs, and for a second softmax.</source>
   <translation>模型还一无所知：请检查学习率、输入，以及是否多做了一次 softmax。</translation>
  </message>
  <message>
   <source>The most confused classes</source>
   <translation>最常混淆的类别</translation>
  </message>
  <message>
   <source>The most expensive row</source>
   <translation>损失最高的一行</translation>
  </message>
  <message>
   <source>The names of the classes in {name} are damaged and were ignored.</source>
   <translation>{name} 中的类别名称已损坏，被忽略。</translation>
  </message>
  <message>
   <source>The new question has no answer: this is that to the one before</source>
   <translation>新的问题没有得到答案：这是上一个问题的答案</translation>
  </message>
  <message>
   <source>The norm that is the distance: 2 as the crow flies, 1 along the axes.</source>
   <translation>用作距离的范数：2 是直线距离，1 是沿坐标轴的距离。</translation>
  </message>
  <message>
   <source>The notes in {name} (loss, observed value) are damaged and were ignored.</source>
   <translation>{name} 中的附注（损失、观测值）已损坏，未予采用。</translation>
  </message>
  <message>
   <source>The number is another loss or metric of this file</source>
   <translation>这个数是本文件的另一种损失或指标</translation>
  </message>
  <message>
   <source>The number is that of weighted classes</source>
   <translation>这个数来自按类别加权的损失</translation>
  </message>
  <message>
   <source>The number of classes.</source>
   <translation>类别的个数。</translation>
  </message>
  <message>
   <source>The number of pairs in the set.</source>
   <translation>这一组中样本对的个数。</translation>
  </message>
  <message>
   <source>The number of pixels.</source>
   <translation>像素的个数。</translation>
  </message>
  <message>
   <source>The number of the draw: the same number replaces the same labels.</source>
   <translation>抽样的编号：编号相同，被替换的标签也相同。</translation>
  </message>
  <message>
   <source>The number that was seen</source>
   <translation>看到的数</translation>
  </message>
  <message>
   <source>The number to translate</source>
   <translation>要换算的数</translation>
  </message>
  <message>
   <source>The order of a float32 sum</source>
   <translation>float32 求和的次序</translation>
  </message>
  <message>
   <source>The order of a whole list at once: its first place should go where the relevance is.</source>
   <translation>一次考虑整个列表的顺序：首位应归于相关性最高的一项。</translation>
  </message>
  <message>
   <source>The overlap of empty masks is undefined: skip them, or state the convention.</source>
   <translation>空掩码的重叠没有定义：跳过它们，或说明采用的约定。</translation>
  </message>
  <message>
   <source>The part of the whole loss that comes from one row.</source>
   <translation>一行在总损失中所占的部分。</translation>
  </message>
  <message>
   <source>The power of what a margin lacks: 1 or 2.</source>
   <translation>间隔不足部分的幂次：1 或 2。</translation>
  </message>
  <message>
   <source>The preferred answer should win the bet.</source>
   <translation>被偏好的答案应当赢下这场赌局。</translation>
  </message>
  <message>
   <source>The price of a mistake grows only logarithmically.</source>
   <translation>犯错的代价只按对数增长。</translation>
  </message>
  <message>
   <source>The price of a prediction. Training makes it smaller.</source>
   <translation>一次预测的代价。训练就是使它变小。</translation>
  </message>
  <message>
   <source>The price of a unit of weight.</source>
   <translation>每单位权重的代价。</translation>
  </message>
  <message>
   <source>The price of both together.</source>
   <translation>两项合在一起的代价。</translation>
  </message>
  <message>
   <source>The price of false alarms: probability that is given to pixels outside of the mask.</source>
   <translation>误报的代价：分给掩码之外像素的概率。</translation>
  </message>
  <message>
   <source>The price of misses: probability that pixels of the mask do not get.</source>
   <translation>漏报的代价：掩码内的像素没有得到的概率。</translation>
  </message>
  <message>
   <source>The price of the probability you gave to the right answer; nothing else counts.</source>
   <translation>代价只取决于你给正确答案的概率，其余一概不计。</translation>
  </message>
  <message>
   <source>The price: the gradient of a weight is λ times the weight.</source>
   <translation>代价：权重的梯度等于 λ 乘以该权重。</translation>
  </message>
  <message>
   <source>The probability of the true class from which on an example counts as easy.</source>
   <translation>真实类别的概率达到此值，样本就算作容易样本。</translation>
  </message>
  <message>
   <source>The probability of what the model says</source>
   <translation>模型给自己的答案的概率</translation>
  </message>
  <message>
   <source>The probability of what the second model says; confidence_b in a filter</source>
   <translation>第二个模型对其预测给出的概率；在筛选中写“置信度_b”</translation>
  </message>
  <message>
   <source>The probability that a model gives to the label of the row.</source>
   <translation>模型给该行标签的概率。</translation>
  </message>
  <message>
   <source>The probability that a model gives to what it says.</source>
   <translation>模型给自己的回答的概率。</translation>
  </message>
  <message>
   <source>The probability that is given to the pixels outside of the mask.</source>
   <translation>给掩码之外的像素预测的概率。</translation>
  </message>
  <message>
   <source>The probability up to which a negative costs nothing at all.</source>
   <translation>概率不超过此值的负样本完全没有代价。</translation>
  </message>
  <message>
   <source>The reported loss may contain a penalty λ‖w‖²: log the two parts.</source>
   <translation>所报告的损失可能含有惩罚项 λ‖w‖²：请把两部分分开记录。</translation>
  </message>
  <message>
   <source>The reward for each nat by which the policy leaves the reference: large keeps it near.</source>
   <translation>策略每偏离参考模型一奈特（nat）所对应的奖励：取值大时，策略不会离参考模型太远。</translation>
  </message>
  <message>
   <source>The right price list for counts: how badly a predicted rate fits what was counted.</source>
   <translation>计数问题的合适价目表：预测的发生率与实际计数有多不相符。</translation>
  </message>
  <message>
   <source>The right score must beat every other by a margin.</source>
   <translation>正确类别的得分必须比其他每一个都高出一个间隔。</translation>
  </message>
  <message>
   <source>The row that is chosen: its scores, its loss, its gradient</source>
   <translation>选中的行：它的得分、损失和梯度</translation>
  </message>
  <message>
   <source>The run weighs rare classes more: give it weights here as well, or compare without them.</source>
   <translation>训练时稀有类别的权重更大：请在这里也给出权重，或在不加权时比较。</translation>
  </message>
  <message>
   <source>The safe form of binary cross entropy: give it the raw score, not the probability.</source>
   <translation>二元交叉熵的数值安全形式：输入原始得分，而不是概率。</translation>
  </message>
  <message>
   <source>The same focal loss for models that already output a probability.</source>
   <translation>同样的 Focal 损失，用于已经直接输出概率的模型。</translation>
  </message>
  <message>
   <source>The same of probabilities, from 0 to 1; below 0.5 another class is ahead.</source>
   <translation>用概率计算的间隔，取值 0 到 1；低于 0.5 表示别的类别领先。</translation>
  </message>
  <message>
   <source>The scale of errors that are taken seriously; far beyond it a mistake has no gradient.</source>
   <translation>仍被认真对待的误差的尺度；远超过它的错误没有梯度。</translation>
  </message>
  <message>
   <source>The scaled loss of mixed precision was logged</source>
   <translation>记录的是混合精度缩放后的损失</translation>
  </message>
  <message>
   <source>The score of the others that are true.</source>
   <translation>其余相关标签的得分。</translation>
  </message>
  <message>
   <source>The shape: 2 is squared error, 1 pseudo-Huber, 0 Cauchy, −2 Geman–McClure; far below it is Welsch.</source>
   <translation>形状：2 为平方误差，1 为伪 Huber，0 为柯西（Cauchy），−2 为 Geman–McClure；再往负方向远去则为 Welsch。</translation>
  </message>
  <message>
   <source>The share of each class in the training data; None takes all classes as equally frequent.</source>
   <translation>训练数据中各类别所占的比例；不设时视所有类别同样常见。</translation>
  </message>
  <message>
   <source>The share of preferences that are taken to be the wrong way round.</source>
   <translation>假定标反了的偏好所占的比例。</translation>
  </message>
  <message>
   <source>The share of rows that are left out as probably mislabelled; usually raised while training.</source>
   <translation>因很可能标错而被舍去的行所占的比例；训练过程中通常逐步提高。</translation>
  </message>
  <message>
   <source>The share of targets that should lie below the prediction.</source>
   <translation>应当低于预测值的目标所占的比例。</translation>
  </message>
  <message>
   <source>The share of the area covered by either box that they do not have in common.</source>
   <translation>两个框合起来覆盖的面积中，不重合部分所占的比例。</translation>
  </message>
  <message>
   <source>The share of the examples that is kept, rounded down.</source>
   <translation>保留的样本所占的比例，个数向下取整。</translation>
  </message>
  <message>
   <source>The share of the image that the mask covers.</source>
   <translation>掩码占整张图像的比例。</translation>
  </message>
  <message>
   <source>The share of the labels that are replaced by another class, drawn evenly.</source>
   <translation>被替换为其他类别（均匀抽取）的标签所占的比例。</translation>
  </message>
  <message>
   <source>The share of the target that is spread evenly over all classes.</source>
   <translation>目标中均匀分给所有类别的份额。</translation>
  </message>
  <message>
   <source>The share of the target that is taken from the true class.</source>
   <translation>目标中从真实类别拿走的份额。</translation>
  </message>
  <message>
   <source>The share of the target that is the label's; none is 0.95 in soft mode and 0.8 in hard mode.</source>
   <translation>目标中归标签所有的份额；设为 none 时，soft 模式取 0.95，hard 模式取 0.8。</translation>
  </message>
  <message>
   <source>The share of the truth that is spread evenly over all classes.</source>
   <translation>真实标签中均匀分摊给所有类别的比例。</translation>
  </message>
  <message>
   <source>The share of |w|; 0 is the L2 penalty, 1 the L1 penalty.</source>
   <translation>|w| 所占的份额；0 为 L2 惩罚，1 为 L1 惩罚。</translation>
  </message>
  <message>
   <source>The short last batch was left out</source>
   <translation>不满的最后一批被丢掉了</translation>
  </message>
  <message>
   <source>The size of a class</source>
   <translation>类别的大小</translation>
  </message>
  <message>
   <source>The slope far away is δ. Smooth L1 is this divided by δ.</source>
   <translation>远处的斜率为 δ。除以 δ 就是 Smooth L1。</translation>
  </message>
  <message>
   <source>The slope far away; about the error at which the loss turns from squared to straight.</source>
   <translation>远处的斜率；大致也是损失由平方转为直线时的误差。</translation>
  </message>
  <message>
   <source>The smallest integer: −128 of 8 bits, −2 of 2 bits.</source>
   <translation>最小的整数：8 位为 −128，2 位为 −2。</translation>
  </message>
  <message>
   <source>The smooth hinge: a right answer gets cheaper the surer it is, but is never quite free.</source>
   <translation>平滑的合页损失：答对时，越有把握代价越小，但永远不会完全为零。</translation>
  </message>
  <message>
   <source>The smoothing term, and empty masks</source>
   <translation>平滑项与空掩码</translation>
  </message>
  <message>
   <source>The squared error of the stated probabilities.</source>
   <translation>所给概率的平方误差。</translation>
  </message>
  <message>
   <source>The sum over all N² pairs is divided by N, as in the paper, not by N². Embeddings are normalised inside.</source>
   <translation>与论文一致，对全部 N² 对求和后除以 N，而不是 N²。嵌入会在内部归一化。</translation>
  </message>
  <message>
   <source>The sum over all classes, from 0 to 2, as Brier had it; scikit-learn halves it for two classes unless asked not to, which is the square of one probability's error.</source>
   <translation>按 Brier 的原义对所有类别求和，范围从 0 到 2；只有两个类别时，scikit-learn 默认减半，即单个概率误差的平方。</translation>
  </message>
  <message>
   <source>The sum over the class stands outside of the logarithm. Rows that are alone in their class are left out of the mean. The authors' code multiplies by τ/0.07 and wants embeddings normalised before.</source>
   <translation>对同类样本的求和在对数之外。同类中只有自己的行不参与求均值。作者的代码还会乘以 τ/0.07，并要求嵌入事先归一化。</translation>
  </message>
  <message>
   <source>The thousandth picture of a cat teaches less than the tenth, so classes are weighed accordingly.</source>
   <translation>第一千张猫的图片教给模型的，比不上第十张；各类别的权重据此而定。</translation>
  </message>
  <message>
   <source>The true share of “yes”.</source>
   <translation>答案为“是”的真实比例。</translation>
  </message>
  <message>
   <source>The variance that the prediction claims.</source>
   <translation>预测所声称的方差。</translation>
  </message>
  <message>
   <source>The weights are upside down</source>
   <translation>权重取反了</translation>
  </message>
  <message>
   <source>The weights have no effect</source>
   <translation>权重没有起作用</translation>
  </message>
  <message>
   <source>The width of the predicted box.</source>
   <translation>预测框的宽度。</translation>
  </message>
  <message>
   <source>The width of the true box.</source>
   <translation>真实框的宽度。</translation>
  </message>
  <message>
   <source>The worst rows</source>
   <translation>损失最大的行</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}. Save fewer rows.</source>
   <translation>内存不足，无法打开 {name}。请减少保存的行数。</translation>
  </message>
  <message>
   <source>These rows give almost no gradient: normal for a finished model.</source>
   <translation>这些行几乎没有梯度：对训练好的模型来说很正常。</translation>
  </message>
  <message>
   <source>They stand in the table below, nothing is reduced</source>
   <translation>这些数列在下方表格中，不做归约</translation>
  </message>
  <message>
   <source>This answers the question before; the new one is being looked into</source>
   <translation>这是上一个问题的答案，新的问题正在查找</translation>
  </message>
  <message>
   <source>This file</source>
   <translation>这个文件</translation>
  </message>
  <message>
   <source>This is a sum, of {n} elements in all: divide by their number, or use reduction='mean'.</source>
   <translation>这是共 {n} 个元素之和：请除以它们的数目，或用 reduction='mean'。</translation>
  </message>
  <message>
   <source>This is of the file before; the new one is being read</source>
   <translation>这是上一个文件的结果，新文件正在读取</translation>
  </message>
  <message>
   <source>This is the mean of the easiest rows: small-loss selection is on.</source>
   <translation>这是最容易的行的均值：启用了小损失选择。</translation>
  </message>
  <message>
   <source>This is the mean of the hardest rows: online hard example mining is on.</source>
   <translation>这是最难的行的均值：启用了在线难例挖掘。</translation>
  </message>
  <message>
   <source>This number is another measure of the same errors: name it as such.</source>
   <translation>这个数是同一组误差的另一种度量：请用它本来的名字。</translation>
  </message>
  <message>
   <source>This number is known for one thing. A file of predictions and targets could confirm it.</source>
   <translation>这个数有一种来历。用预测与目标的文件可以确认。</translation>
  </message>
  <message>
   <source>This number is known for {n} things. A file of predictions and targets would tell them apart.</source>
   <translation>这个数有 {n} 种来历。用预测与目标的文件可以分辨。</translation>
  </message>
  <message>
   <source>This number is not known for anything by itself, but it lies near one that is.</source>
   <translation>这个数本身没有特别的含义，但它接近一个有含义的数。</translation>
  </message>
  <message>
   <source>This number is not known for anything by itself: open the file that it came from.</source>
   <translation>这个数本身没有已知的来历：请打开产生它的文件。</translation>
  </message>
  <message>
   <source>This row cannot be read any more: {why}</source>
   <translation>这一行已无法读取：{why}</translation>
  </message>
  <message>
   <source>Train while pretending the numbers are coarse.</source>
   <translation>训练时假装数值是粗糙的。</translation>
  </message>
  <message>
   <source>Training loss above validation loss is normal</source>
   <translation>训练损失高于验证损失是正常的</translation>
  </message>
  <message>
   <source>Translate a value …</source>
   <translation>换算一个值 …</translation>
  </message>
  <message>
   <source>Transpose the predictions: rows are samples, columns are classes.</source>
   <translation>转置预测：行是样本，列是类别。</translation>
  </message>
  <message>
   <source>Triplet margin</source>
   <translation>三元组间隔损失</translation>
  </message>
  <message>
   <source>Trust it and run it</source>
   <translation>信任并运行</translation>
  </message>
  <message>
   <source>Trust it…</source>
   <translation>信任此文件…</translation>
  </message>
  <message>
   <source>Trust this file?</source>
   <translation>信任此文件？</translation>
  </message>
  <message>
   <source>Tukey biweight</source>
   <translation>Tukey 双权损失</translation>
  </message>
  <message>
   <source>Turn scores into shares that add up to one.</source>
   <translation>把得分变成总和为一的份额。</translation>
  </message>
  <message>
   <source>Turn the sign, or subtract from 1: a score is to grow, a loss to fall.</source>
   <translation>改变符号，或用 1 去减：得分要增大，损失要减小。</translation>
  </message>
  <message>
   <source>Turn the volume up so whispers survive a coarse number format.</source>
   <translation>把音量调大，让细语在粗糙的数值格式中也能留存。</translation>
  </message>
  <message>
   <source>Tversky</source>
   <translation>Tversky 损失</translation>
  </message>
  <message>
   <source>Tversky loss of the image alone</source>
   <translation>单张图像的 Tversky 损失</translation>
  </message>
  <message>
   <source>Tversky that bends its price, so that it is well or badly segmented regions that count most.</source>
   <translation>对代价加以弯曲的 Tversky 损失：最受重视的可以是分割得好的区域，也可以是分割得差的区域。</translation>
  </message>
  <message>
   <source>Two classes: malignant or benign, judged from only two measurements of cell nuclei.</source>
   <translation>两个类别：仅凭细胞核的两项测量值判断良性还是恶性。</translation>
  </message>
  <message>
   <source>Two means over k rows; the authors' code divides them by k once more. Of rows that are equally easy the first are kept.</source>
   <translation>两个均值，各对 k 行求得；作者的代码还会再除以一次 k。同样容易的行，保留靠前的。</translation>
  </message>
  <message>
   <source>Two models</source>
   <translation>两个模型</translation>
  </message>
  <message>
   <source>Two students mark each other's homework, and each learns only what the other found easy.</source>
   <translation>两个学生互相批改作业，各自只学对方觉得容易的内容。</translation>
  </message>
  <message>
   <source>Two things at a distance</source>
   <translation>相隔一段距离的两个事物</translation>
  </message>
  <message>
   <source>Two views of a digit</source>
   <translation>同一数字的两个视图</translation>
  </message>
  <message>
   <source>Two views of one thing</source>
   <translation>同一事物的两个视图</translation>
  </message>
  <message>
   <source>Type a loss that surprised you. With a file of predictions and targets, every known mistake is tried until one reproduces it; without one, a number may still speak for itself.</source>
   <translation>输入让你意外的损失值。有预测与目标的文件时，会逐一尝试所有已知的错误，直到重现这个数；没有文件时，数本身也可能说明问题。</translation>
  </message>
  <message>
   <source>Type a name, a nickname, a key or a family</source>
   <translation>输入名称、别名、键或类别</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo the scaling of the targets before you compare: prediction · std + mean.</source>
   <translation>比较之前先还原目标的缩放：预测 · 标准差 + 均值。</translation>
  </message>
  <message>
   <source>Unpin the row</source>
   <translation>取消固定该行</translation>
  </message>
  <message>
   <source>Use a sigmoid and binary cross entropy, one for each label.</source>
   <translation>使用 sigmoid 和二元交叉熵，每个标签各一个。</translation>
  </message>
  <message>
   <source>Use an epsilon of at least 1.2e-7 in float32, or compute from logits.</source>
   <translation>float32 中 epsilon 至少取 1.2e-7，或从 logits 计算。</translation>
  </message>
  <message>
   <source>Use log_softmax, or cross entropy on logits.</source>
   <translation>使用 log_softmax，或对 logits 使用交叉熵。</translation>
  </message>
  <message>
   <source>Use reduction='batchmean': 'mean' divides by the classes too.</source>
   <translation>请用 reduction='batchmean'：'mean' 还会除以类别数。</translation>
  </message>
  <message>
   <source>Use the with-logits loss: it needs no clamp.</source>
   <translation>使用 with-logits 损失：它不需要截断。</translation>
  </message>
  <message>
   <source>Use y.argmax(1), or floating-point rows.</source>
   <translation>使用 y.argmax(1)，或浮点型的行。</translation>
  </message>
  <message>
   <source>Use {name}</source>
   <translation>启用 {name}</translation>
  </message>
  <message>
   <source>Variants differ by an offset of 2 or a factor: compare like with like, and look at the variance, since 0 is also collapse.</source>
   <translation>各种写法相差偏移 2 或一个系数：请用同样的定义比较，并查看方差，因为 0 也可能是坍缩。</translation>
  </message>
  <message>
   <source>Version and licence</source>
   <translation>版本与许可证</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>Wants log-probabilities: after log_softmax it is cross entropy, on raw scores it means nothing; weights w are 1 unless given.</source>
   <translation>输入应为对数概率：接在 log_softmax 之后就是交叉熵，直接用原始得分则毫无意义；权重 w 未给出时为 1。</translation>
  </message>
  <message>
   <source>Watch the files</source>
   <translation>监视文件</translation>
  </message>
  <message>
   <source>Weigh each class by how many labels it has, after noise and without those that are ignored.</source>
   <translation>按每个类别的标签数量加权（加入噪声之后，不含被忽略的标签）。</translation>
  </message>
  <message>
   <source>Weight decay is in the reported loss</source>
   <translation>所报告的损失含有权重衰减</translation>
  </message>
  <message>
   <source>Weight of each class; None weighs all by 1.</source>
   <translation>每个类别的权重；不设时全部为 1。</translation>
  </message>
  <message>
   <source>Weight of the class</source>
   <translation>所属类别的权重</translation>
  </message>
  <message>
   <source>Weight of the cross entropy.</source>
   <translation>交叉熵的权重。</translation>
  </message>
  <message>
   <source>Weight of the positive class; the negatives get the rest. None weighs both by 1.</source>
   <translation>正类的权重，余下的给负类。不设时两者的权重都为 1。</translation>
  </message>
  <message>
   <source>Weight of the reverse cross entropy, which no mistake makes larger than −βA.</source>
   <translation>反向交叉熵的权重；无论错得多离谱，反向交叉熵都不超过 −βA。</translation>
  </message>
  <message>
   <source>Weight the mean of each batch by its number of rows, or drop the short one.</source>
   <translation>按行数对各批次的均值加权，或丢弃不满的那一批。</translation>
  </message>
  <message>
   <source>Weighted rows divided by another denominator</source>
   <translation>加权的行除以了另一个分母</translation>
  </message>
  <message>
   <source>Welsch (Leclerc)</source>
   <translation>Welsch 损失（Leclerc）</translation>
  </message>
  <message>
   <source>What I know besides</source>
   <translation>我还知道</translation>
  </message>
  <message>
   <source>What a class scores that is never said and never true.</source>
   <translation>既未被预测也未出现的类别得多少分。</translation>
  </message>
  <message>
   <source>What a model pays that knows how frequent each class is, and nothing else.</source>
   <translation>只知道各类别出现频率的模型所付出的损失。</translation>
  </message>
  <message>
   <source>What a model pays that knows nothing and says so.</source>
   <translation>一无所知且如实作答的模型要付的代价。</translation>
  </message>
  <message>
   <source>What a nat of doubt is worth; 0 is cross entropy.</source>
   <translation>每奈特（nat）不确定性的价值；取 0 就是交叉熵。</translation>
  </message>
  <message>
   <source>What all logits are divided by before they are compared; high shows the small doubts.</source>
   <translation>比较之前，所有 logits 都先除以它；取值大时，细微的疑虑也会显现出来。</translation>
  </message>
  <message>
   <source>What always saying how frequent each class is costs</source>
   <translation>始终按类别频率预测时的损失</translation>
  </message>
  <message>
   <source>What comes near, and what one file cannot rule out</source>
   <translation>接近的数，以及单个文件无法排除的原因</translation>
  </message>
  <message>
   <source>What cosines are multiplied by to become logits.</source>
   <translation>余弦乘以它就成为 logits。</translation>
  </message>
  <message>
   <source>What counts as an improvement: more than this.</source>
   <translation>改进超过此值才算改进。</translation>
  </message>
  <message>
   <source>What counts as the model's own opinion.</source>
   <translation>以什么作为模型自己的看法。</translation>
  </message>
  <message>
   <source>What every share of error costs on top of cross entropy.</source>
   <translation>在交叉熵之外，每一份错误另付多少代价。</translation>
  </message>
  <message>
   <source>What fraction of the tick-boxes is wrong.</source>
   <translation>有多大比例的勾选框勾错了。</translation>
  </message>
  <message>
   <source>What guessing costs</source>
   <translation>随机猜测时的损失</translation>
  </message>
  <message>
   <source>What if</source>
   <translation>假如</translation>
  </message>
  <message>
   <source>What is far off costs the same however far it is, so it is let go.</source>
   <translation>离得很远的点，不管多远，代价都一样，也就不再理会。</translation>
  </message>
  <message>
   <source>What is shown of each class</source>
   <translation>每个类别显示什么</translation>
  </message>
  <message>
   <source>What is summed: squares with ½ or without, or the lengths of arrays, which drives whole arrays to 0.</source>
   <translation>求和的是什么：带或不带 ½ 的平方，或者各数组的长度；后者会把整个数组推向 0。</translation>
  </message>
  <message>
   <source>What is true</source>
   <translation>真实答案</translation>
  </message>
  <message>
   <source>What is true, and should have been predicted.</source>
   <translation>真实的、本应预测出的值。</translation>
  </message>
  <message>
   <source>What is weighted.</source>
   <translation>加权的是哪种损失。</translation>
  </message>
  <message>
   <source>What it costs to be at the cursor; 0 is the best that most losses know</source>
   <translation>在光标处要付出的代价；对多数损失来说 0 是最好的</translation>
  </message>
  <message>
   <source>What multiplies the cosines: large makes the softmax sharp.</source>
   <translation>余弦所乘的系数：取值大时 softmax 更尖锐。</translation>
  </message>
  <message>
   <source>What multiplies the cosines; the paper learns its logarithm.</source>
   <translation>余弦所乘的系数；论文中学习的是它的对数。</translation>
  </message>
  <message>
   <source>What other libraries give</source>
   <translation>其他库给出的值</translation>
  </message>
  <message>
   <source>What part of the sum of all losses the chosen rows make</source>
   <translation>所选行占全部损失之和的比例</translation>
  </message>
  <message>
   <source>What part of the sum of all losses this row makes</source>
   <translation>这一行在总损失中所占的比例</translation>
  </message>
  <message>
   <source>What runs from left to right</source>
   <translation>横向变化的是哪个量</translation>
  </message>
  <message>
   <source>What should have been predicted.</source>
   <translation>本应预测出的值。</translation>
  </message>
  <message>
   <source>What stands for the logarithm of 0.</source>
   <translation>用来代替 0 的对数的值。</translation>
  </message>
  <message>
   <source>What the keys do and what the words mean</source>
   <translation>各按键的作用与术语的含义</translation>
  </message>
  <message>
   <source>What the mean of weighted rows is divided by: torch takes the weights, keras the rows.</source>
   <translation>加权求均值时除以什么：torch 除以权重之和，keras 除以行数。</translation>
  </message>
  <message>
   <source>What the model says; ≠ where it is wrong</source>
   <translation>模型的答案；≠ 表示答错</translation>
  </message>
  <message>
   <source>What the number is in</source>
   <translation>这个数的单位</translation>
  </message>
  <message>
   <source>What the predictions are, if the file is read wrongly</source>
   <translation>如果文件被误读，预测究竟是什么</translation>
  </message>
  <message>
   <source>What the second model says; predicted_b in a filter</source>
   <translation>第二个模型的预测；在筛选中写“预测_b”</translation>
  </message>
  <message>
   <source>What turns the predictions into probabilities first.</source>
   <translation>先用什么函数把预测变成概率。</translation>
  </message>
  <message>
   <source>What was counted.</source>
   <translation>实际的计数。</translation>
  </message>
  <message>
   <source>What was tried</source>
   <translation>尝试过的条件</translation>
  </message>
  <message>
   <source>Where training moves a score, and how strongly: minus its gradient.</source>
   <translation>训练会把一个分数往哪边移、移多强：即负梯度。</translation>
  </message>
  <message>
   <source>Whether a share of the examples is kept, or all to which the model gives too small a probability.</source>
   <translation>是保留一定比例的样本，还是保留模型所给概率过小的全部样本。</translation>
  </message>
  <message>
   <source>Whether predictions are logarithms of rates; otherwise they are rates.</source>
   <translation>预测是否为发生率的对数；否则就是发生率本身。</translation>
  </message>
  <message>
   <source>Whether the constant ½ log 2π is added.</source>
   <translation>是否加上常数 ½ log 2π。</translation>
  </message>
  <message>
   <source>Whether the targets are log-probabilities too.</source>
   <translation>目标是否也是对数概率。</translation>
  </message>
  <message>
   <source>Whether the true class gets a part of what is spread.</source>
   <translation>真实类别是否也分得一份被摊开的份额。</translation>
  </message>
  <message>
   <source>Whether the weights are scaled.</source>
   <translation>是否对权重进行缩放。</translation>
  </message>
  <message>
   <source>Whether what is beyond the tube is squared.</source>
   <translation>超出不敏感带的部分是否取平方。</translation>
  </message>
  <message>
   <source>Whether what only depends on the target is added.</source>
   <translation>是否加上只取决于目标的项。</translation>
  </message>
  <message>
   <source>Which examples are kept depends on all others of the batch, and no single axis shows that.</source>
   <translation>保留哪些样本取决于批次中的所有其他样本，单一的坐标轴无法体现。</translation>
  </message>
  <message>
   <source>Which loss is computed; those that do not fit say why</source>
   <translation>要计算哪种损失；不适用的会说明原因</translation>
  </message>
  <message>
   <source>Which number did you see?</source>
   <translation>你看到的是哪个数？</translation>
  </message>
  <message>
   <source>Which of two is better</source>
   <translation>两者孰优</translation>
  </message>
  <message>
   <source>Which picture is shown here</source>
   <translation>这里显示哪幅图</translation>
  </message>
  <message>
   <source>Which rows are easy depends on both networks and all rows, and no single axis shows that.</source>
   <translation>哪些行算作容易，取决于两个网络和所有的行，单一的坐标轴无法体现。</translation>
  </message>
  <message>
   <source>Which share of the decisions of the row is right</source>
   <translation>这一行的判断中正确的比例</translation>
  </message>
  <message>
   <source>Who makes the mean</source>
   <translation>均值由谁决定</translation>
  </message>
  <message>
   <source>Why a loss is this number</source>
   <translation>损失为什么是这个数</translation>
  </message>
  <message>
   <source>With or without the square of the temperature</source>
   <translation>是否乘了温度的平方</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>术语</translation>
  </message>
  <message>
   <source>Worth knowing</source>
   <translation>值得留意</translation>
  </message>
  <message>
   <source>Yes and no are exchanged</source>
   <translation>是与非被颠倒了</translation>
  </message>
  <message>
   <source>Yes and no for each class (multi-hot) go to multilabel_soft_margin_loss.</source>
   <translation>每个类别一个“是”或“否”（multi-hot）时，请用 multilabel_soft_margin_loss。</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>是或否</translation>
  </message>
  <message>
   <source>You may not read {name}. Change its permissions.</source>
   <translation>你没有读取 {name} 的权限。请修改其权限。</translation>
  </message>
  <message>
   <source>Your function gives a value of each row or element; the program averages them.</source>
   <translation>您的函数给出每行或每个元素的值，由本程序求平均。</translation>
  </message>
  <message>
   <source>Your function gives a value of the whole batch that is no mean of its rows; a curve shows a batch of one row.</source>
   <translation>您的函数给出整批的一个值，它不是各行的平均；曲线显示的是只有一行的批次。</translation>
  </message>
  <message>
   <source>Your function gives one number, the mean of the rows; the value of a row is that of the row alone.</source>
   <translation>您的函数给出一个数，即各行的平均；每行的值是单独计算该行所得。</translation>
  </message>
  <message>
   <source>Your function gives one number, the sum of the rows; the value of a row is that of the row alone.</source>
   <translation>您的函数给出一个数，即各行之和；每行的值是单独计算该行所得。</translation>
  </message>
  <message>
   <source>Your outputs are no probabilities: add a sigmoid, or use the with-logits loss.</source>
   <translation>输出不是概率：请加上 sigmoid，或使用 with-logits 损失。</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>您自己的</translation>
  </message>
  <message>
   <source>Your own numbers</source>
   <translation>你自己的数据</translation>
  </message>
  <message>
   <source>Z-loss</source>
   <translation>Z 损失（Z-loss）</translation>
  </message>
  <message>
   <source>a batch</source>
   <translation>一个批次</translation>
  </message>
  <message>
   <source>a box without width and height</source>
   <translation>一个没有宽和高的框</translation>
  </message>
  <message>
   <source>a cap of Keras</source>
   <translation>Keras 的上限</translation>
  </message>
  <message>
   <source>a class masked by −∞</source>
   <translation>一个类被 −∞ 屏蔽</translation>
  </message>
  <message>
   <source>a closing bracket is missing in the filter</source>
   <translation>筛选条件缺少右括号</translation>
  </message>
  <message>
   <source>a column such as loss or target</source>
   <translation>loss、target 之类的列名</translation>
  </message>
  <message>
   <source>a corner in common, IoU = 1/7</source>
   <translation>只有一角相交，IoU = 1/7</translation>
  </message>
  <message>
   <source>a diagnosis explains one number: reduction none gives many</source>
   <translation>诊断解释的是一个数：reduction none 会给出许多个</translation>
  </message>
  <message>
   <source>a group lasso</source>
   <translation>组 lasso</translation>
  </message>
  <message>
   <source>a label of −1 that should be ignored</source>
   <translation>应当忽略的标签 −1</translation>
  </message>
  <message>
   <source>a large region half found and a small one missed</source>
   <translation>大区域找到一半，小区域漏掉</translation>
  </message>
  <message>
   <source>a list of finite numbers such as 1,2,0.5</source>
   <translation>一组有限数值，例如 1,2,0.5</translation>
  </message>
  <message>
   <source>a list of more than two has no single axis</source>
   <translation>多于两项的列表没有单一的坐标轴</translation>
  </message>
  <message>
   <source>a list of numbers has no default here but None</source>
   <translation>数字列表的默认值在此只能是 None</translation>
  </message>
  <message>
   <source>a list of numbers in {domain} such as 1,2,0.5</source>
   <translation>区间 {domain} 内的一组数，例如 1,2,0.5</translation>
  </message>
  <message>
   <source>a list turned round, 100 apart</source>
   <translation>完全颠倒的列表，相差 100</translation>
  </message>
  <message>
   <source>a margin of −89</source>
   <translation>间隔为 −89</translation>
  </message>
  <message>
   <source>a mask of grey values has no single axis</source>
   <translation>灰度掩码没有单一的坐标轴</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>a number beyond the largest of its type: 65504 in float16, 3.4e38 in float32</source>
   <translation>超出该类型的最大值：float16 为 65504，float32 为 3.4e38</translation>
  </message>
  <message>
   <source>a number in {domain}</source>
   <translation>区间 {domain} 内的数</translation>
  </message>
  <message>
   <source>a number or a column</source>
   <translation>一个数或列名</translation>
  </message>
  <message>
   <source>a number that is fixed: no gradient would reach this tensor</source>
   <translation>一个固定的数：梯度传不到这个张量</translation>
  </message>
  <message>
   <source>a pair that belongs together, cosine 0.6</source>
   <translation>同类的一对，余弦为 0.6</translation>
  </message>
  <message>
   <source>a perfect answer, or a margin that every row keeps</source>
   <translation>答案完美，或每一行都满足间隔</translation>
  </message>
  <message>
   <source>a prediction of size {top}</source>
   <translation>大小为 {top} 的预测</translation>
  </message>
  <message>
   <source>a rate of 0 and a count of 1</source>
   <translation>速率为 0，计数为 1</translation>
  </message>
  <message>
   <source>a reproducer is a Python script: give it a name that ends in .py</source>
   <translation>复现脚本是 Python 文件：请使用以 .py 结尾的文件名</translation>
  </message>
  <message>
   <source>a row has a picture if it has one true class and others that are false</source>
   <translation>只有恰好一个类别为真、另有类别为假的行才能画图</translation>
  </message>
  <message>
   <source>a scale for each row</source>
   <translation>每行一个缩放系数</translation>
  </message>
  <message>
   <source>a score for each class</source>
   <translation>每个类别一个得分</translation>
  </message>
  <message>
   <source>a score of 0.75 where all rows are of class 1</source>
   <translation>所有行都属于类 1，得分 0.75</translation>
  </message>
  <message>
   <source>a score of 2 for the class −1</source>
   <translation>类 −1 得分为 2</translation>
  </message>
  <message>
   <source>a score of size {top}</source>
   <translation>大小为 {top} 的得分</translation>
  </message>
  <message>
   <source>a sign such as &lt; or =</source>
   <translation>&lt; 或 = 之类的符号</translation>
  </message>
  <message>
   <source>a softmax takes the scores of several classes, and this picture has one for each row</source>
   <translation>softmax 需要多个类别的得分，而此图中每行只有一个</translation>
  </message>
  <message>
   <source>a sum over no rows: every target is ignored, or every weight is 0</source>
   <translation>没有任何行的总和：所有目标都被忽略，或所有权重都为 0</translation>
  </message>
  <message>
   <source>a sum over one-hot labels, which multiplies 0 with the logarithm −inf of a mask,</source>
   <translation>对独热标签求和（0 与掩码的对数 −inf 相乘）</translation>
  </message>
  <message>
   <source>a sure mistake</source>
   <translation>确信的错误</translation>
  </message>
  <message>
   <source>a sure mistake, p = 0 and y = 1</source>
   <translation>确信的错误，p = 0，y = 1</translation>
  </message>
  <message>
   <source>a sure mistake, z = −100 and y = 1</source>
   <translation>确信的错误，z = −100，y = 1</translation>
  </message>
  <message>
   <source>a sure mistake, z = −40 and y = 1</source>
   <translation>确信的错误，z = −40，y = 1</translation>
  </message>
  <message>
   <source>a target that is spread over several classes has no single axis</source>
   <translation>目标分散在多个类别上，没有单一的坐标轴</translation>
  </message>
  <message>
   <source>a text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>a training</source>
   <translation>一次训练</translation>
  </message>
  <message>
   <source>a variance for each prediction, or one for each row</source>
   <translation>每个预测一个方差，或每行一个方差</translation>
  </message>
  <message>
   <source>a vector of zeros</source>
   <translation>零向量</translation>
  </message>
  <message>
   <source>a whole number in {domain}</source>
   <translation>区间 {domain} 内的整数</translation>
  </message>
  <message>
   <source>accumulated, divided by the steps</source>
   <translation>梯度累积，除以步数</translation>
  </message>
  <message>
   <source>accumulated, not divided</source>
   <translation>梯度累积，未除以步数</translation>
  </message>
  <message>
   <source>accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>across: predictions</source>
   <translation>横向：预测</translation>
  </message>
  <message>
   <source>activation is none, but {why}</source>
   <translation>activation 为 none，但{why}</translation>
  </message>
  <message>
   <source>adds 1e-10 to the softmax</source>
   <translation>给 softmax 加上 1e-10</translation>
  </message>
  <message>
   <source>adds 1e-7 to the rate</source>
   <translation>给速率加上 1e-7</translation>
  </message>
  <message>
   <source>adds it to the overlap, which counts twice</source>
   <translation>把它加到交集上，而交集要乘二</translation>
  </message>
  <message>
   <source>adds no ε</source>
   <translation>不加 ε</translation>
  </message>
  <message>
   <source>adds nothing to the union</source>
   <translation>并集不加任何数</translation>
  </message>
  <message>
   <source>adds the least number of float32 to the share</source>
   <translation>给占比加上 float32 的最小数</translation>
  </message>
  <message>
   <source>adds the least number of float64 to the share</source>
   <translation>给占比加上 float64 的最小数</translation>
  </message>
  <message>
   <source>adds the means of both halves</source>
   <translation>把两半的均值相加</translation>
  </message>
  <message>
   <source>adds ε under the root</source>
   <translation>在根号内加 ε</translation>
  </message>
  <message>
   <source>against the label {k} places on, cross entropy is {after} instead of {before}</source>
   <translation>与往后 {k} 个位置的标签相比，交叉熵是 {after} 而不是 {before}</translation>
  </message>
  <message>
   <source>all alike</source>
   <translation>全都相同</translation>
  </message>
  <message>
   <source>all alike: 1/C</source>
   <translation>全部相同：1/C</translation>
  </message>
  <message>
   <source>all answers</source>
   <translation>全部答案</translation>
  </message>
  <message>
   <source>all classes</source>
   <translation>所有类别</translation>
  </message>
  <message>
   <source>all decisions together</source>
   <translation>所有判断合并计算</translation>
  </message>
  <message>
   <source>all other columns of numbers</source>
   <translation>其余所有数值列</translation>
  </message>
  <message>
   <source>all rows</source>
   <translation>所有行</translation>
  </message>
  <message>
   <source>all values lie in [0, 1]</source>
   <translation>所有值都在 [0, 1] 内</translation>
  </message>
  <message>
   <source>all values lie in [0, 1] and every row sums to 1</source>
   <translation>所有值都在 [0, 1] 内，且每行之和为 1</translation>
  </message>
  <message>
   <source>all values lie in [0, 1], but rows do not sum to 1</source>
   <translation>所有值都在 [0, 1] 内，但每行之和不为 1</translation>
  </message>
  <message>
   <source>all {n} rows are alike: no column varies by more than {spread}, beside values up to {size}</source>
   <translation>全部 {n} 行都一样：各列的变化不超过 {spread}，而数值可达 {size}</translation>
  </message>
  <message>
   <source>alpha</source>
   <translation>alpha</translation>
  </message>
  <message>
   <source>alphabetical (0, 1, 10, 2 …)</source>
   <translation>字母序（0, 1, 10, 2 …）</translation>
  </message>
  <message>
   <source>always the same {x}</source>
   <translation>恒定预测 {x}</translation>
  </message>
  <message>
   <source>an error of 0</source>
   <translation>误差为 0</translation>
  </message>
  <message>
   <source>an error of 1 with a variance of 1e-9</source>
   <translation>误差为 1，方差为 1e-9</translation>
  </message>
  <message>
   <source>an error of 2</source>
   <translation>误差为 2</translation>
  </message>
  <message>
   <source>an error of 3</source>
   <translation>误差为 3</translation>
  </message>
  <message>
   <source>an error of 3, turning at 2</source>
   <translation>误差为 3，在 2 处转折</translation>
  </message>
  <message>
   <source>and {n} more</source>
   <translation>另有 {n} 项</translation>
  </message>
  <message>
   <source>angle to the true class</source>
   <translation>与真实类别的夹角</translation>
  </message>
  <message>
   <source>another file is being written: wait for it, or cancel it</source>
   <translation>正在写入另一个文件：请等待，或取消它</translation>
  </message>
  <message>
   <source>another weight</source>
   <translation>另一个权重</translation>
  </message>
  <message>
   <source>answers</source>
   <translation>回答</translation>
  </message>
  <message>
   <source>answers right</source>
   <translation>答对率</translation>
  </message>
  <message>
   <source>apply sigmoid</source>
   <translation>先做 sigmoid</translation>
  </message>
  <message>
   <source>apply softmax</source>
   <translation>先做 softmax</translation>
  </message>
  <message>
   <source>as it is</source>
   <translation>保持原样</translation>
  </message>
  <message>
   <source>as it is: {value}</source>
   <translation>原值：{value}</translation>
  </message>
  <message>
   <source>as many as the others</source>
   <translation>与其他类别一样多</translation>
  </message>
  <message>
   <source>as somebody said</source>
   <translation>由用户指定</translation>
  </message>
  <message>
   <source>as the file looks</source>
   <translation>按文件判断</translation>
  </message>
  <message>
   <source>as the loss has it</source>
   <translation>按损失的默认方式</translation>
  </message>
  <message>
   <source>as they are</source>
   <translation>保持原样</translation>
  </message>
  <message>
   <source>asks for no shape</source>
   <translation>不考虑形状</translation>
  </message>
  <message>
   <source>asks for no shape and no centre</source>
   <translation>不考虑形状，也不考虑中心</translation>
  </message>
  <message>
   <source>asymptote</source>
   <translation>渐近线</translation>
  </message>
  <message>
   <source>at first look {kind}: {why}</source>
   <translation>初步判断：{kind}（{why}）</translation>
  </message>
  <message>
   <source>at most 1/q</source>
   <translation>上限 1/q</translation>
  </message>
  <message>
   <source>at most log 2</source>
   <translation>上限 log 2</translation>
  </message>
  <message>
   <source>at most {level}</source>
   <translation>上限 {level}</translation>
  </message>
  <message>
   <source>at temperature {t}</source>
   <translation>温度 {t} 时</translation>
  </message>
  <message>
   <source>at {where}: {what}</source>
   <translation>在 {where} 处：{what}</translation>
  </message>
  <message>
   <source>averaged as</source>
   <translation>平均方式</translation>
  </message>
  <message>
   <source>averages over all classes</source>
   <translation>对所有类取平均</translation>
  </message>
  <message>
   <source>averages over classes</source>
   <translation>对各类取平均</translation>
  </message>
  <message>
   <source>averages the roots of the columns</source>
   <translation>对各列的平方根取平均</translation>
  </message>
  <message>
   <source>averages those that cost something</source>
   <translation>只对损失不为零的取平均</translation>
  </message>
  <message>
   <source>averages what costs something, the distance itself</source>
   <translation>只对有代价的项取平均，且用距离本身</translation>
  </message>
  <message>
   <source>averaging</source>
   <translation>平均方式</translation>
  </message>
  <message>
   <source>axis</source>
   <translation>横轴</translation>
  </message>
  <message>
   <source>background</source>
   <translation>背景</translation>
  </message>
  <message>
   <source>batch  {mean}</source>
   <translation>整个批次  {mean}</translation>
  </message>
  <message>
   <source>batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>batch {k} of {b} rows has no target that counts: its mean is nan</source>
   <translation>第 {k} 批的 {b} 行没有计入的目标：其均值为 nan</translation>
  </message>
  <message>
   <source>batches a step</source>
   <translation>每步批次数</translation>
  </message>
  <message>
   <source>begins the maximum at 0</source>
   <translation>取最大值时从 0 开始</translation>
  </message>
  <message>
   <source>being checked …</source>
   <translation>正在检查…</translation>
  </message>
  <message>
   <source>belong together</source>
   <translation>是否为正样本对</translation>
  </message>
  <message>
   <source>beta</source>
   <translation>beta</translation>
  </message>
  <message>
   <source>better rows</source>
   <translation>变好的行</translation>
  </message>
  <message>
   <source>beyond the picture</source>
   <translation>超出图外</translation>
  </message>
  <message>
   <source>binary cross entropy</source>
   <translation>二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy against {targets}</source>
   <translation>对{targets}的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy averaged over pos_weight as weights</source>
   <translation>以 pos_weight 为权重求加权平均的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy of a float32 sigmoid, clamped at 100,</source>
   <translation>float32 sigmoid 的二元交叉熵（在 100 处截断）</translation>
  </message>
  <message>
   <source>binary cross entropy of each class</source>
   <translation>逐类别的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy of float32 probabilities clipped to [{eps}, 1 − {eps}]</source>
   <translation>截断到 [{eps}, 1 − {eps}] 的 float32 概率的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy of probabilities clipped to [{eps}, 1 − {eps}]</source>
   <translation>截断到 [{eps}, 1 − {eps}] 的概率的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy of the logits against one-hot labels, averaged over classes,</source>
   <translation>logits 对独热标签的二元交叉熵（对类别求均值）</translation>
  </message>
  <message>
   <source>binary cross entropy of the logits against one-hot labels, summed over classes,</source>
   <translation>logits 对独热标签的二元交叉熵（对类别求和）</translation>
  </message>
  <message>
   <source>binary cross entropy of the probabilities against one-hot labels, averaged over classes,</source>
   <translation>概率对独热标签的二元交叉熵（对类别求均值）</translation>
  </message>
  <message>
   <source>binary cross entropy of the probabilities against one-hot labels, summed over classes,</source>
   <translation>概率对独热标签的二元交叉熵（对类别求和）</translation>
  </message>
  <message>
   <source>binary cross entropy with 1 / pos_weight</source>
   <translation>用 1 / pos_weight 的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy with pos_weight on the negatives</source>
   <translation>把 pos_weight 用在负例上的二元交叉熵</translation>
  </message>
  <message>
   <source>binary cross entropy without pos_weight</source>
   <translation>不用 pos_weight 的二元交叉熵</translation>
  </message>
  <message>
   <source>bits</source>
   <translation>比特</translation>
  </message>
  <message>
   <source>both directions added</source>
   <translation>两个方向相加</translation>
  </message>
  <message>
   <source>both files look like {kind} ({evidence}), but {loss} wants {wanted}: what is better or worse here says little about the models</source>
   <translation>两个文件看起来都是“{kind}”（{evidence}），但 {loss} 需要“{wanted}”：这里的变好或变差说明不了模型的优劣</translation>
  </message>
  <message>
   <source>boxes (N, 4): x1, y1, x2, y2</source>
   <translation>框 (N, 4)：x1, y1, x2, y2</translation>
  </message>
  <message>
   <source>boxes of shape (N, 4): x1, y1, x2, y2</source>
   <translation>形状为 (N, 4) 的框：x1, y1, x2, y2</translation>
  </message>
  <message>
   <source>boxes x1, y1, x2, y2 with x1 ≤ x2 and y1 ≤ y2</source>
   <translation>满足 x1 ≤ x2 且 y1 ≤ y2 的框 x1, y1, x2, y2</translation>
  </message>
  <message>
   <source>brings them to length 1 and has a margin of 0.05</source>
   <translation>先归一化为长度 1，且间隔为 0.05</translation>
  </message>
  <message>
   <source>but at {where} it gives {own} where {entry} gives {other}</source>
   <translation>但在 {where} 处它得 {own}，而 {entry} 得 {other}</translation>
  </message>
  <message>
   <source>but at {where} it gives {own} where {entry} gives {other}: a logarithm or an exponential is not guarded</source>
   <translation>但在 {where} 处它得 {own}，而 {entry} 得 {other}：有对数或指数未作保护</translation>
  </message>
  <message>
   <source>by the number of rows</source>
   <translation>除以行数</translation>
  </message>
  <message>
   <source>by the sum of weights</source>
   <translation>除以权重之和</translation>
  </message>
  <message>
   <source>c</source>
   <translation>c</translation>
  </message>
  <message>
   <source>cancelled; nothing is open, as before</source>
   <translation>已取消；和之前一样，没有打开任何文件</translation>
  </message>
  <message>
   <source>cancelled; the version of {name} before is still shown</source>
   <translation>已取消；仍显示 {name} 之前的版本</translation>
  </message>
  <message>
   <source>cancelled; what was there before is still there</source>
   <translation>已取消；原有内容保持不变</translation>
  </message>
  <message>
   <source>cancelled; {name} is still open</source>
   <translation>已取消；{name} 仍然打开着</translation>
  </message>
  <message>
   <source>cannot be ruled out</source>
   <translation>无法排除</translation>
  </message>
  <message>
   <source>cannot be told from {others}: {ask}</source>
   <translation>与{others}无法区分：{ask}</translation>
  </message>
  <message>
   <source>chance</source>
   <translation>随机水平</translation>
  </message>
  <message>
   <source>chance {x}</source>
   <translation>随机水平 {x}</translation>
  </message>
  <message>
   <source>chance: 1 − 1/C</source>
   <translation>随机水平：1 − 1/C</translation>
  </message>
  <message>
   <source>chance: log 2</source>
   <translation>随机水平：log 2</translation>
  </message>
  <message>
   <source>chance: log C</source>
   <translation>随机水平：log C</translation>
  </message>
  <message>
   <source>chance: log N</source>
   <translation>随机水平：log N</translation>
  </message>
  <message>
   <source>chance: log(2N − 1)</source>
   <translation>随机水平：log(2N − 1)</translation>
  </message>
  <message>
   <source>change</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>changes a slider or a list only after a click on it; else it scrolls</source>
   <translation>只有点击之后才改变滑块或列表；否则滚动面板</translation>
  </message>
  <message>
   <source>choose a curve that is drawn: the code is about one loss</source>
   <translation>请先选中一条已画出的曲线：代码只针对一种损失</translation>
  </message>
  <message>
   <source>clamped at {level}</source>
   <translation>截断于 {level}</translation>
  </message>
  <message>
   <source>clamps the label at 1e-4</source>
   <translation>把标签截断在 1e-4</translation>
  </message>
  <message>
   <source>class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>class indices of an integer type (use .long())</source>
   <translation>整数类型的类别索引（用 .long() 转换）</translation>
  </message>
  <message>
   <source>class indices of shape {shape}</source>
   <translation>形状为 {shape} 的类别索引</translation>
  </message>
  <message>
   <source>class indices, or probabilities in [0, 1]</source>
   <translation>类别索引，或 [0, 1] 内的概率</translation>
  </message>
  <message>
   <source>class left out</source>
   <translation>排除的类别</translation>
  </message>
  <message>
   <source>class names</source>
   <translation>类别名称</translation>
  </message>
  <message>
   <source>class weights</source>
   <translation>类别权重</translation>
  </message>
  <message>
   <source>class {label} costs most: {loss}, {share} of the loss</source>
   <translation>类别 {label} 代价最高：平均 {loss}，占总损失 {share}</translation>
  </message>
  <message>
   <source>class {label}: mean loss {loss}, {right} right, {n} decision</source>
   <translation>类别 {label}：平均损失 {loss}，正确率 {right}，{n} 个判断</translation>
  </message>
  <message>
   <source>class {label}: mean loss {loss}, {right} right, {n} decisions</source>
   <translation>类别 {label}：平均损失 {loss}，正确率 {right}，{n} 个判断</translation>
  </message>
  <message>
   <source>class {label}: mean loss {loss}, {right} right, {n} row</source>
   <translation>类别 {label}：平均损失 {loss}，正确率 {right}，{n} 行</translation>
  </message>
  <message>
   <source>class {label}: mean loss {loss}, {right} right, {n} rows</source>
   <translation>类别 {label}：平均损失 {loss}，正确率 {right}，{n} 行</translation>
  </message>
  <message>
   <source>class {names}</source>
   <translation>类别 {names}</translation>
  </message>
  <message>
   <source>class {n}</source>
   <translation>类别 {n}</translation>
  </message>
  <message>
   <source>class · probability · score</source>
   <translation>类别 · 概率 · 得分</translation>
  </message>
  <message>
   <source>classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <source>classes with true pixels</source>
   <translation>目标中出现的类别</translation>
  </message>
  <message>
   <source>classes {names}</source>
   <translation>类别 {names}</translation>
  </message>
  <message>
   <source>click a class to see its rows alone</source>
   <translation>点击一个类别，只看它的行</translation>
  </message>
  <message>
   <source>clips p at 1e-7</source>
   <translation>把 p 截断在 1e-7</translation>
  </message>
  <message>
   <source>clips p at 1e-7 and leaves α out</source>
   <translation>把 p 截断在 1e-7，且不用 α</translation>
  </message>
  <message>
   <source>clips p at the ε of float32</source>
   <translation>把 p 截断在 float32 的 ε</translation>
  </message>
  <message>
   <source>clips p at the ε of float64</source>
   <translation>把 p 截断在 float64 的 ε</translation>
  </message>
  <message>
   <source>clips the probability at 1e-7</source>
   <translation>把概率截断在 1e-7</translation>
  </message>
  <message>
   <source>clips the target at 1e-7</source>
   <translation>把目标截断在 1e-7</translation>
  </message>
  <message>
   <source>code copied</source>
   <translation>代码已复制</translation>
  </message>
  <message>
   <source>common shift of all logits</source>
   <translation>所有 logits 的共同平移</translation>
  </message>
  <message>
   <source>compare the names of the classes in training order, and these will differ</source>
   <translation>比较训练时的类别名称顺序，就能区分它们</translation>
  </message>
  <message>
   <source>comparing with {name}</source>
   <translation>正在与 {name} 比较</translation>
  </message>
  <message>
   <source>computed</source>
   <translation>计算</translation>
  </message>
  <message>
   <source>computed in {time} ms</source>
   <translation>计算用时 {time} 毫秒</translation>
  </message>
  <message>
   <source>computed in {time} s</source>
   <translation>计算用时 {time} 秒</translation>
  </message>
  <message>
   <source>computes in float32 whatever it is given</source>
   <translation>无论输入什么都用 float32 计算</translation>
  </message>
  <message>
   <source>computes on: {device}</source>
   <translation>计算设备：{device}</translation>
  </message>
  <message>
   <source>computing what would be</source>
   <translation>正在计算假设条件下的损失</translation>
  </message>
  <message>
   <source>computing {loss}</source>
   <translation>正在计算：{loss}</translation>
  </message>
  <message>
   <source>confidence</source>
   <translation>置信度</translation>
  </message>
  <message>
   <source>confidence B</source>
   <translation>置信度 B</translation>
  </message>
  <message>
   <source>confidence {sure}, right {hit}: {n} row</source>
   <translation>置信度 {sure}，正确率 {hit}：{n} 行</translation>
  </message>
  <message>
   <source>confidence {sure}, right {hit}: {n} rows</source>
   <translation>置信度 {sure}，正确率 {hit}：{n} 行</translation>
  </message>
  <message>
   <source>contact</source>
   <translation>刚好相接</translation>
  </message>
  <message>
   <source>contrastive loss with the pair of a view and itself left in, at a small temperature</source>
   <translation>把视图与自身的配对也算进去、温度很小时的对比损失</translation>
  </message>
  <message>
   <source>convention</source>
   <translation>约定</translation>
  </message>
  <message>
   <source>copy the picture, the numbers, the PyTorch code</source>
   <translation>复制图片、数据、PyTorch 代码</translation>
  </message>
  <message>
   <source>copying</source>
   <translation>正在复制</translation>
  </message>
  <message>
   <source>correlation</source>
   <translation>相关系数</translation>
  </message>
  <message>
   <source>cosine of strangers</source>
   <translation>负样本余弦</translation>
  </message>
  <message>
   <source>cosine of the pair</source>
   <translation>正样本对的余弦</translation>
  </message>
  <message>
   <source>cosine to the others</source>
   <translation>与其他类别的余弦</translation>
  </message>
  <message>
   <source>cosine to the true class</source>
   <translation>与真实类别的余弦</translation>
  </message>
  <message>
   <source>counts from 0 on as targets</source>
   <translation>目标为不小于 0 的计数</translation>
  </message>
  <message>
   <source>counts the background as a class</source>
   <translation>把背景也算作一类</translation>
  </message>
  <message>
   <source>cross entropy against smoothed rows that sum to {mass}</source>
   <translation>对总和为 {mass} 的平滑标签行的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy against the largest label of each row</source>
   <translation>以每行最大的标签为目标的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy is {own}, and with shuffled labels it would be {mean} ± {spread}: labels carry no information. A model with large logits that learned nothing looks the same</source>
   <translation>交叉熵是 {own}，而标签打乱后会是 {mean} ± {spread}：标签不含信息。logits 很大却什么也没学到的模型看起来也是这样</translation>
  </message>
  <message>
   <source>cross entropy is {own}, far above {prior} of the class frequencies, and {accuracy} % of the rows are right, as by chance; shuffled labels would give {shuffled}</source>
   <translation>交叉熵是 {own}，远高于只靠类别频率的 {prior}，并且只有 {accuracy} % 的行正确，与碰运气相当；标签打乱后会是 {shuffled}</translation>
  </message>
  <message>
   <source>cross entropy of a softmax over the rows</source>
   <translation>沿行取 softmax 的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy of a softmax over the {n} places of a row along axis {axis}, classes last,</source>
   <translation>（类别在最后时）沿第 {axis} 轴的 {n} 个位置做 softmax 的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy of log(p + {eps})</source>
   <translation>log(p + {eps}) 形式的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy of probabilities clipped to [{eps}, 1 − {eps}]</source>
   <translation>概率截断到 [{eps}, 1 − {eps}] 后的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy of the softmax</source>
   <translation>softmax 的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy with label smoothing {eps}</source>
   <translation>标签平滑为 {eps} 的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy with probabilities raised to at least {eps}</source>
   <translation>概率至少取 {eps} 的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy without label smoothing</source>
   <translation>不做标签平滑的交叉熵</translation>
  </message>
  <message>
   <source>cross entropy, the divergence plus the entropy {h} of the targets,</source>
   <translation>交叉熵，即散度加上目标的熵 {h}，</translation>
  </message>
  <message>
   <source>decisions</source>
   <translation>判断数</translation>
  </message>
  <message>
   <source>deviation claimed</source>
   <translation>声称的标准差</translation>
  </message>
  <message>
   <source>diagnose wants PREDICTIONS, or a number after --observed</source>
   <translation>diagnose 需要预测文件，或 --observed 后面的数</translation>
  </message>
  <message>
   <source>differentiates α too</source>
   <translation>对 α 也求导</translation>
  </message>
  <message>
   <source>dimension · bar: how far the views are apart · first view · second view</source>
   <translation>维度 · 条形：两个视图相差多少 · 第一视图 · 第二视图</translation>
  </message>
  <message>
   <source>dimension · value</source>
   <translation>维度 · 数值</translation>
  </message>
  <message>
   <source>distance</source>
   <translation>距离</translation>
  </message>
  <message>
   <source>distance of the friend</source>
   <translation>正样本的距离</translation>
  </message>
  <message>
   <source>distance of the rivals</source>
   <translation>对手的间距</translation>
  </message>
  <message>
   <source>divided by the {n} classes</source>
   <translation>除以了 {n} 个类别</translation>
  </message>
  <message>
   <source>divided by the {n} other classes instead of all</source>
   <translation>除以的是其余 {n} 个类别，而不是全部类别</translation>
  </message>
  <message>
   <source>divided by the {n} rows once more</source>
   <translation>又一次除以了 {n} 行</translation>
  </message>
  <message>
   <source>divides 0 by 0</source>
   <translation>0 除以 0</translation>
  </message>
  <message>
   <source>divides by all rows</source>
   <translation>除以所有行数</translation>
  </message>
  <message>
   <source>divides by at least 1.17e-6</source>
   <translation>除数至少为 1.17e-6</translation>
  </message>
  <message>
   <source>divides by at least 1e-12</source>
   <translation>除数至少取 1e-12</translation>
  </message>
  <message>
   <source>divides by at least 1e-7 and gives percent</source>
   <translation>除数至少为 1e-7，并以百分比给出</translation>
  </message>
  <message>
   <source>divides by at least the ε of float64</source>
   <translation>除数至少为 float64 的 ε</translation>
  </message>
  <message>
   <source>divides by the classes too</source>
   <translation>还要除以类数</translation>
  </message>
  <message>
   <source>divides by the rows</source>
   <translation>除以行数</translation>
  </message>
  <message>
   <source>divides by δ</source>
   <translation>除以 δ</translation>
  </message>
  <message>
   <source>divides rows by their sum first</source>
   <translation>先把每行除以该行之和</translation>
  </message>
  <message>
   <source>divides the mean by k once more</source>
   <translation>把均值再除以一次 k</translation>
  </message>
  <message>
   <source>divides the width by the height</source>
   <translation>用宽除以高</translation>
  </message>
  <message>
   <source>does not divide by β</source>
   <translation>不除以 β</translation>
  </message>
  <message>
   <source>double click</source>
   <translation>双击</translation>
  </message>
  <message>
   <source>down: labels</source>
   <translation>纵向：标签</translation>
  </message>
  <message>
   <source>drag, click</source>
   <translation>拖动、单击</translation>
  </message>
  <message>
   <source>draw across it to choose a span</source>
   <translation>横向拖动以选择一段范围</translation>
  </message>
  <message>
   <source>draw around rows to choose them</source>
   <translation>圈出要选择的行</translation>
  </message>
  <message>
   <source>drawn area</source>
   <translation>圈选区域</translation>
  </message>
  <message>
   <source>e.g. {number}</source>
   <translation>例如 {number}</translation>
  </message>
  <message>
   <source>each of the {rows} target rows has exactly one 1 in {n} columns; knowing nothing already gives {baseline}</source>
   <translation>{rows} 个目标行在 {n} 列中各自恰有一个 1；一无所知时就已是 {baseline}</translation>
  </message>
  <message>
   <source>each row weighted by its label, divided by {n} rows,</source>
   <translation>每行按其标签加权，再除以 {n} 行，</translation>
  </message>
  <message>
   <source>each row, smoothing and all, weighted by its label</source>
   <translation>每行连同平滑项一起按其标签加权</translation>
  </message>
  <message>
   <source>edge of the tube</source>
   <translation>不敏感带的边缘</translation>
  </message>
  <message>
   <source>effective number</source>
   <translation>有效样本数</translation>
  </message>
  <message>
   <source>elements</source>
   <translation>个元素</translation>
  </message>
  <message>
   <source>elements of one part</source>
   <translation>某一部分的元素数</translation>
  </message>
  <message>
   <source>elements of the others</source>
   <translation>其余部分的元素数</translation>
  </message>
  <message>
   <source>elements that count</source>
   <translation>个计入的元素</translation>
  </message>
  <message>
   <source>embeddings</source>
   <translation>嵌入</translation>
  </message>
  <message>
   <source>embeddings (N, D) and one label for each</source>
   <translation>嵌入 (N, D)，每个一个标签</translation>
  </message>
  <message>
   <source>embeddings of length 2, the margin left to its default</source>
   <translation>长度为 2 的嵌入，间隔取默认值</translation>
  </message>
  <message>
   <source>embeddings of shape (N, D)</source>
   <translation>形状为 (N, D) 的嵌入</translation>
  </message>
  <message>
   <source>equal counts: both means agree</source>
   <translation>个数相同：两种均值一致</translation>
  </message>
  <message>
   <source>equal rewards</source>
   <translation>奖励相等</translation>
  </message>
  <message>
   <source>equal scores: log 2</source>
   <translation>得分相等：log 2</translation>
  </message>
  <message>
   <source>error</source>
   <translation>误差</translation>
  </message>
  <message>
   <source>error of the others</source>
   <translation>其余预测的误差</translation>
  </message>
  <message>
   <source>error ŷ − y</source>
   <translation>误差 ŷ − y</translation>
  </message>
  <message>
   <source>every batch of {b} holds one class alone: the weight cancels in its mean</source>
   <translation>每批 {b} 行都只有一个类别：权重在其均值中抵消</translation>
  </message>
  <message>
   <source>every class costs the same on average</source>
   <translation>各类别的平均损失相同</translation>
  </message>
  <message>
   <source>every column sums to 1 and rows do not: their mean sum is {mean}, classes over rows</source>
   <translation>每列之和为 1，而行不是：行和的平均是 {mean}，即类别数除以行数</translation>
  </message>
  <message>
   <source>every value is 0, and probabilities of one class would sum to 1</source>
   <translation>所有值都是 0，而属于一个类别的概率之和应为 1</translation>
  </message>
  <message>
   <source>examples</source>
   <translation>样本数</translation>
  </message>
  <message>
   <source>far apart</source>
   <translation>相距很远</translation>
  </message>
  <message>
   <source>far enough</source>
   <translation>已足够远</translation>
  </message>
  <message>
   <source>file</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>files are no longer watched</source>
   <translation>不再监视文件</translation>
  </message>
  <message>
   <source>files are read again when they are written</source>
   <translation>文件写入后会自动重新读取</translation>
  </message>
  <message>
   <source>fits</source>
   <translation>吻合</translation>
  </message>
  <message>
   <source>floor</source>
   <translation>下限</translation>
  </message>
  <message>
   <source>floor {x}</source>
   <translation>下限 {x}</translation>
  </message>
  <message>
   <source>floor ε</source>
   <translation>下限 ε</translation>
  </message>
  <message>
   <source>focal loss</source>
   <translation>focal 损失</translation>
  </message>
  <message>
   <source>focal loss of each class</source>
   <translation>逐类别的 Focal 损失</translation>
  </message>
  <message>
   <source>focal loss with (1 − p) · gamma for the power</source>
   <translation>用 (1 − p) · gamma 代替幂的 focal 损失</translation>
  </message>
  <message>
   <source>focal loss with alpha 0.25 and gamma 2 of a negative at probability 0.5</source>
   <translation>alpha 为 0.25、gamma 为 2 的 focal 损失，负例概率为 0.5 时</translation>
  </message>
  <message>
   <source>focal loss with alpha 0.25 and gamma 2 of a positive at probability 0.5</source>
   <translation>alpha 为 0.25、gamma 为 2 的 focal 损失，正例概率为 0.5 时</translation>
  </message>
  <message>
   <source>focal loss with alpha on everything</source>
   <translation>alpha 用于全部样本的 focal 损失</translation>
  </message>
  <message>
   <source>focal loss with alpha on the negatives</source>
   <translation>alpha 用于负例的 focal 损失</translation>
  </message>
  <message>
   <source>focal loss without alpha</source>
   <translation>不用 alpha 的 focal 损失</translation>
  </message>
  <message>
   <source>for each image and channel</source>
   <translation>按每张图像和每个通道</translation>
  </message>
  <message>
   <source>forget_rate must lie between 0 and 1; got {x}</source>
   <translation>forget_rate 必须在 0 到 1 之间；实际得到 {x}</translation>
  </message>
  <message>
   <source>framed: the order that fits</source>
   <translation>方框：吻合的顺序</translation>
  </message>
  <message>
   <source>friends</source>
   <translation>同伴数</translation>
  </message>
  <message>
   <source>give the batch size, and these may differ</source>
   <translation>给出批大小，就可能区分它们</translation>
  </message>
  <message>
   <source>gives 1 − α to the first class</source>
   <translation>给第一类 1 − α</translation>
  </message>
  <message>
   <source>gives 1 − α to the first class and divides by the classes</source>
   <translation>给第一类 1 − α，并除以类数</translation>
  </message>
  <message>
   <source>gives percent</source>
   <translation>以百分比给出</translation>
  </message>
  <message>
   <source>gives the others ε/10 each</source>
   <translation>给其他类各 ε/10</translation>
  </message>
  <message>
   <source>got only 0 and 1, so that every row names a class twice. {hint}</source>
   <translation>实际只有 0 和 1，因此每一行都有类别重复出现。{hint}</translation>
  </message>
  <message>
   <source>got rows that do not. Raw scores need activation="softmax".</source>
   <translation>得到的行并非如此。原始得分需要 activation="softmax"。</translation>
  </message>
  <message>
   <source>got shape {a}</source>
   <translation>实际形状为 {a}</translation>
  </message>
  <message>
   <source>got {a}</source>
   <translation>实际为 {a}</translation>
  </message>
  <message>
   <source>got {a} and {b}</source>
   <translation>实际为 {a} 和 {b}</translation>
  </message>
  <message>
   <source>got {a} and {b}, which broadcasting would compare every row with every other: use .squeeze(-1)</source>
   <translation>实际为 {a} 和 {b}，广播会让每一行与所有行两两比较：请用 .squeeze(-1)</translation>
  </message>
  <message>
   <source>got {a} and {b}, which look like class scores and class indices</source>
   <translation>实际为 {a} 和 {b}，看起来是类别得分和类别索引</translation>
  </message>
  <message>
   <source>got {a} and {b}, which look like class scores and class indices: labels come last</source>
   <translation>实际为 {a} 和 {b}，看起来是类别得分和类别索引：标签应放在最后</translation>
  </message>
  <message>
   <source>got {a} and {b}: average="macro" takes several</source>
   <translation>得到 {a} 和 {b}：多个判断请用 average="macro"</translation>
  </message>
  <message>
   <source>got {a} and {b}: classes on the last axis are moved with .movedim(-1, 1)</source>
   <translation>得到 {a} 和 {b}：类别在最后一个轴上时，用 .movedim(-1, 1) 移动</translation>
  </message>
  <message>
   <source>got {a} and {b}: drop the extra axis with .squeeze(-1)</source>
   <translation>实际为 {a} 和 {b}：请用 .squeeze(-1) 去掉多余的轴</translation>
  </message>
  <message>
   <source>got {a} and {b}: one-hot targets are floating point, or class indices by argmax(1)</source>
   <translation>实际为 {a} 和 {b}：one-hot 目标应为浮点数，或用 argmax(1) 转成类别索引</translation>
  </message>
  <message>
   <source>got {a} and {b}: one-hot targets become class indices by argmax(1)</source>
   <translation>得到 {a} 和 {b}：one-hot 目标用 argmax(1) 变成类别索引</translation>
  </message>
  <message>
   <source>got {a} and {b}: one-hot targets become labels by argmax(1)</source>
   <translation>实际为 {a} 和 {b}：one-hot 目标请用 argmax(1) 转成标签</translation>
  </message>
  <message>
   <source>got {a} and {b}: the predictions look transposed, use .T</source>
   <translation>实际为 {a} 和 {b}：预测像是转置了，请用 .T</translation>
  </message>
  <message>
   <source>got {a} and {b}: use .squeeze(-1)</source>
   <translation>实际为 {a} 和 {b}：请用 .squeeze(-1)</translation>
  </message>
  <message>
   <source>got {a} beside vectors of shape {b}</source>
   <translation>实际为 {a}，而向量的形状为 {b}</translation>
  </message>
  <message>
   <source>got {a} beside vectors of shape {b}: use .T</source>
   <translation>实际为 {a}，而向量的形状为 {b}：请用 .T</translation>
  </message>
  <message>
   <source>got {a}: give a single box its axis with .unsqueeze(0)</source>
   <translation>实际为 {a}：单独一个框请用 .unsqueeze(0) 补上批次轴</translation>
  </message>
  <message>
   <source>got {a}: give a single row its axis with .unsqueeze(0)</source>
   <translation>实际为 {a}：单独一行请用 .unsqueeze(0) 补上批次轴</translation>
  </message>
  <message>
   <source>got {a}: give a single vector its axis with .unsqueeze(0)</source>
   <translation>实际为 {a}：单独一个向量请用 .unsqueeze(0) 补上批次轴</translation>
  </message>
  <message>
   <source>got {dtype}</source>
   <translation>实际为 {dtype}</translation>
  </message>
  <message>
   <source>got {dtype} targets of shape {shape}</source>
   <translation>实际目标的类型为 {dtype}，形状为 {shape}</translation>
  </message>
  <message>
   <source>got {dtype}. {hint}</source>
   <translation>实际为 {dtype}。{hint}</translation>
  </message>
  <message>
   <source>got {low}, {zero}, {high}</source>
   <translation>得到 {low}、{zero}、{high}</translation>
  </message>
  <message>
   <source>gradient size</source>
   <translation>梯度大小</translation>
  </message>
  <message>
   <source>gradient: equals finite differences at {n} drawn points</source>
   <translation>梯度：在 {n} 个抽取的点上与有限差分一致</translation>
  </message>
  <message>
   <source>gradient: {gradient} where finite differences give {slope}, at {x} with target {y}. Is a part detached, or has it a backward of its own?</source>
   <translation>梯度：在 {x}、目标 {y} 处为 {gradient}，而有限差分得 {slope}。是否有一部分被 detach，或自定义了 backward？</translation>
  </message>
  <message>
   <source>guessing</source>
   <translation>随机猜测</translation>
  </message>
  <message>
   <source>guessing among {n} classes, ln {n},</source>
   <translation>在 {n} 个类别中瞎猜，即 ln {n}，</translation>
  </message>
  <message>
   <source>guessing among {n} other views</source>
   <translation>在另外 {n} 个视图中瞎猜</translation>
  </message>
  <message>
   <source>guessing among {n} views, the view itself among them,</source>
   <translation>在 {n} 个视图（包括自身）中瞎猜</translation>
  </message>
  <message>
   <source>half MSE</source>
   <translation>半 MSE</translation>
  </message>
  <message>
   <source>half MSE {value}</source>
   <translation>半 MSE {value}</translation>
  </message>
  <message>
   <source>half of it, as in optax.l2_loss</source>
   <translation>是它的一半，与 optax.l2_loss 相同</translation>
  </message>
  <message>
   <source>half of the mean squared error</source>
   <translation>均方误差的一半</translation>
  </message>
  <message>
   <source>halves it</source>
   <translation>取其一半</translation>
  </message>
  <message>
   <source>halves it for two classes</source>
   <translation>两类时取其一半</translation>
  </message>
  <message>
   <source>hardest rows</source>
   <translation>最难的行</translation>
  </message>
  <message>
   <source>has 0 · −∞</source>
   <translation>出现 0 · −∞</translation>
  </message>
  <message>
   <source>has BCE of the softmax, averaged over classes</source>
   <translation>取 softmax 的 BCE，再对各类取平均</translation>
  </message>
  <message>
   <source>has KL(p‖y), the arguments the other way round</source>
   <translation>是 KL(p‖y)，参数次序相反</translation>
  </message>
  <message>
   <source>has e^1000 and 0 · ∞</source>
   <translation>出现 e^1000 和 0 · ∞</translation>
  </message>
  <message>
   <source>has log y! itself</source>
   <translation>直接用 log y!</translation>
  </message>
  <message>
   <source>has log(1 + ½e²)</source>
   <translation>用 log(1 + ½e²)</translation>
  </message>
  <message>
   <source>has minus the cosine, 0</source>
   <translation>取余弦的相反数，即 0</translation>
  </message>
  <message>
   <source>has no clamp</source>
   <translation>不截断</translation>
  </message>
  <message>
   <source>has no overlap, so it costs 1</source>
   <translation>没有交集，因此损失为 1</translation>
  </message>
  <message>
   <source>has none</source>
   <translation>斜率为 0</translation>
  </message>
  <message>
   <source>has none beyond its clip</source>
   <translation>截断之外斜率为 0</translation>
  </message>
  <message>
   <source>has −1/p</source>
   <translation>用 −1/p</translation>
  </message>
  <message>
   <source>has −log IoU</source>
   <translation>用 −log IoU</translation>
  </message>
  <message>
   <source>height of the box</source>
   <translation>框的高度</translation>
  </message>
  <message>
   <source>height of the true box</source>
   <translation>真实框的高度</translation>
  </message>
  <message>
   <source>here</source>
   <translation>此处</translation>
  </message>
  <message>
   <source>if rows were shuffled, cross entropy would be {mean} ± {spread}, and your number lies there</source>
   <translation>如果行被打乱，交叉熵会是 {mean} ± {spread}，你的数就在其中</translation>
  </message>
  <message>
   <source>ignored</source>
   <translation>已忽略</translation>
  </message>
  <message>
   <source>in a histogram or in bars: go to a bar and choose it; Shift takes more, Ctrl adds a class</source>
   <translation>在直方图或条形图中：移到一根条并选中它；Shift 选取多根，Ctrl 添加一个类别</translation>
  </message>
  <message>
   <source>in a picture of Batch or in the filter: take the choice back</source>
   <translation>在“批次”的图中或筛选框中：取消选择</translation>
  </message>
  <message>
   <source>in a picture of Batch: choose rows; Ctrl adds a class</source>
   <translation>在“批次”的图中：选取行；按住 Ctrl 可再加一个类别</translation>
  </message>
  <message>
   <source>in a plot: show everything; on a slider: back to its default</source>
   <translation>在图上：显示全部；在滑块上：恢复默认值</translation>
  </message>
  <message>
   <source>in bits instead of nats</source>
   <translation>单位是比特而不是奈特</translation>
  </message>
  <message>
   <source>in nats instead of bits</source>
   <translation>单位是奈特而不是比特</translation>
  </message>
  <message>
   <source>in the alphabetical order of their names</source>
   <translation>按名称的字母顺序</translation>
  </message>
  <message>
   <source>in the order of training instead of the alphabet</source>
   <translation>按训练时的顺序，而不是字母顺序</translation>
  </message>
  <message>
   <source>in the table: go to the row of that number</source>
   <translation>在表格中：转到该编号的行</translation>
  </message>
  <message>
   <source>in the table: show the row in Explore; sort by the column</source>
   <translation>在表格中：在“探索”中显示该行；按该列排序</translation>
  </message>
  <message>
   <source>infinite</source>
   <translation>无穷大</translation>
  </message>
  <message>
   <source>integer class indices (use .long()) or probabilities of shape {shape}</source>
   <translation>整数类别索引（用 .long() 转换），或形状为 {shape} 的概率</translation>
  </message>
  <message>
   <source>inverse frequency</source>
   <translation>频率的倒数</translation>
  </message>
  <message>
   <source>inverse square root</source>
   <translation>频率平方根的倒数</translation>
  </message>
  <message>
   <source>it changes its {what} in place: work on a .clone()</source>
   <translation>它就地修改了{what}：请在 .clone() 上操作</translation>
  </message>
  <message>
   <source>it has no default</source>
   <translation>它没有默认值</translation>
  </message>
  <message>
   <source>it has no gradient: a step such as .detach(), .item(), argmax or numpy cuts it off</source>
   <translation>它没有梯度：.detach()、.item()、argmax 或 numpy 之类的步骤把梯度截断了</translation>
  </message>
  <message>
   <source>it is a {kind}</source>
   <translation>它是 {kind}</translation>
  </message>
  <message>
   <source>it is nan at {where}</source>
   <translation>它在 {where} 处为 nan</translation>
  </message>
  <message>
   <source>it is no mean over the rows</source>
   <translation>它不是各行的均值</translation>
  </message>
  <message>
   <source>it returned shape {shape} for {n} rows</source>
   <translation>对 {n} 行输入，它返回的形状是 {shape}</translation>
  </message>
  <message>
   <source>it returned {kind} instead of a tensor</source>
   <translation>它返回的是 {kind}，而不是张量</translation>
  </message>
  <message>
   <source>it returns {dtype} for float64: its gradient was not checked</source>
   <translation>输入 float64 时它返回 {dtype}：未检查其梯度</translation>
  </message>
  <message>
   <source>its default is none of its choices</source>
   <translation>它的默认值不在可选值之中</translation>
  </message>
  <message>
   <source>its default {value} is outside of its range</source>
   <translation>它的默认值 {value} 超出了取值范围</translation>
  </message>
  <message>
   <source>its file has no {name} any more</source>
   <translation>它的文件中已没有 {name}</translation>
  </message>
  <message>
   <source>its gradient could not be checked: every drawn point lies on a kink</source>
   <translation>无法检查其梯度：抽取的点都落在折点上</translation>
  </message>
  <message>
   <source>its name has a meaning of its own here</source>
   <translation>这个名字在此另有含义</translation>
  </message>
  <message>
   <source>its picture is one of made-up examples, among which a row of a batch has no place</source>
   <translation>它的图由虚构的样本构成，批次中的行在其中没有位置</translation>
  </message>
  <message>
   <source>keep a share</source>
   <translation>保留一定比例</translation>
  </message>
  <message>
   <source>keep what is below a threshold</source>
   <translation>保留低于阈值的样本</translation>
  </message>
  <message>
   <source>keeps p above 1e-8</source>
   <translation>使 p 不低于 1e-8</translation>
  </message>
  <message>
   <source>kink</source>
   <translation>折点</translation>
  </message>
  <message>
   <source>kink of a perfect fit</source>
   <translation>完美拟合处的尖点</translation>
  </message>
  <message>
   <source>kink: edge of the tube</source>
   <translation>尖点：不敏感带的边缘</translation>
  </message>
  <message>
   <source>kink: slope −1 to 1</source>
   <translation>尖点：斜率 −1 到 1</translation>
  </message>
  <message>
   <source>kink: slope −1/|y| to 1/|y|</source>
   <translation>尖点：斜率 −1/|y| 到 1/|y|</translation>
  </message>
  <message>
   <source>kink: slope −λ to λ</source>
   <translation>尖点：斜率 −λ 到 λ</translation>
  </message>
  <message>
   <source>kink: slope −λ(2ν + α) to λ(2ν + α)</source>
   <translation>尖点：斜率 −λ(2ν + α) 到 λ(2ν + α)</translation>
  </message>
  <message>
   <source>kink: slope −λρ to λρ</source>
   <translation>尖点：斜率 −λρ 到 λρ</translation>
  </message>
  <message>
   <source>kink: slope −τ to 1 − τ</source>
   <translation>尖点：斜率 −τ 到 1 − τ</translation>
  </message>
  <message>
   <source>label</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>label noise</source>
   <translation>标签噪声</translation>
  </message>
  <message>
   <source>label smoothing {eps} spread over all {n} classes</source>
   <translation>标签平滑 {eps} 分摊到全部 {n} 个类别</translation>
  </message>
  <message>
   <source>label smoothing {eps} spread over the other {n} classes</source>
   <translation>标签平滑 {eps} 分摊到其他 {n} 个类别</translation>
  </message>
  <message>
   <source>label {value} fills the ends of rows and is {share} % of all places; the mean is {mean} with it, {without} without</source>
   <translation>标签 {value} 填满了各行末尾，占全部位置的 {share} %；计入它时均值为 {mean}，不计入时为 {without}</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>标签数</translation>
  </message>
  <message>
   <source>labels 0 and 1 are read as −1 and 1</source>
   <translation>标签 0 和 1 按 −1 和 1 读取</translation>
  </message>
  <message>
   <source>labels 0 and 1 stand for −1 and 1</source>
   <translation>标签 0 和 1 代表 −1 和 1</translation>
  </message>
  <message>
   <source>labels from 0 to {last}</source>
   <translation>标签在 0 到 {last} 之间</translation>
  </message>
  <message>
   <source>labels of a floating type are read as whole numbers</source>
   <translation>浮点类型的标签按整数读取</translation>
  </message>
  <message>
   <source>labels of an integer type (use .long())</source>
   <translation>整数类型的标签（用 .long() 转换）</translation>
  </message>
  <message>
   <source>labels run from 1 to {n}, but {n} outputs are counted from 0</source>
   <translation>标签从 1 到 {n}，而 {n} 个输出从 0 数起</translation>
  </message>
  <message>
   <source>labels take the values {values}, and there are {classes} classes</source>
   <translation>标签取值为 {values}，而类别有 {classes} 个</translation>
  </message>
  <message>
   <source>labels {t} are read as one for each row</source>
   <translation>形状为 {t} 的标签按每行一个读取</translation>
  </message>
  <message>
   <source>lead in relevance</source>
   <translation>相关性领先量</translation>
  </message>
  <message>
   <source>lead of the better one, in score or reward</source>
   <translation>较优者的得分或奖励领先量</translation>
  </message>
  <message>
   <source>leaves out the ½</source>
   <translation>没有 ½</translation>
  </message>
  <message>
   <source>leaves out what has no true pixel</source>
   <translation>略去没有真实像素的部分</translation>
  </message>
  <message>
   <source>leaves α out</source>
   <translation>不用 α</translation>
  </message>
  <message>
   <source>left what was predicted, right the mask</source>
   <translation>左为预测，右为掩码</translation>
  </message>
  <message>
   <source>left what was predicted, strong where it is wrong; right what is true</source>
   <translation>左为预测，错处颜色醒目；右为真实类别</translation>
  </message>
  <message>
   <source>lists of class indices from 0 to {last}, ended by −1</source>
   <translation>类别索引在 0 到 {last} 之间的列表，以 −1 结尾</translation>
  </message>
  <message>
   <source>lists of class indices of an integer type, ended by −1</source>
   <translation>整数类型的类别索引列表，以 −1 结尾</translation>
  </message>
  <message>
   <source>ln of the float16 maximum: exp of more overflows</source>
   <translation>float16 最大值的对数：再大，exp 就会溢出</translation>
  </message>
  <message>
   <source>ln of the float32 maximum: exp of more overflows</source>
   <translation>float32 最大值的对数：再大，exp 就会溢出</translation>
  </message>
  <message>
   <source>ln {c}: guessing among {c} classes</source>
   <translation>ln {c}：在 {c} 个类别中瞎猜</translation>
  </message>
  <message>
   <source>ln(1 + 1/e): the least a positive can cost when sigmoid is applied twice</source>
   <translation>ln(1 + 1/e)：做了两次 sigmoid 时正例的最小损失</translation>
  </message>
  <message>
   <source>log</source>
   <translation>对数</translation>
  </message>
  <message>
   <source>log 0 is taken as A = −4, as in the paper; code that clamps the label at 1e-4 has A = −9.21. Both parts are cross entropies: the reverse KL divergence from a sure label would be infinite.</source>
   <translation>与论文一致，log 0 取 A = −4；把标签截断到 1e-4 的代码相当于 A = −9.21。两部分都是交叉熵：换成反向 KL 散度，标签确定时会是无穷大。</translation>
  </message>
  <message>
   <source>log loss of rows normalised to sum 1</source>
   <translation>行归一化到和为 1 之后的对数损失</translation>
  </message>
  <message>
   <source>log loss of the rows as they are</source>
   <translation>行保持原样时的对数损失</translation>
  </message>
  <message>
   <source>log of a float32 softmax that is 0 at {n} targets</source>
   <translation>在 {n} 个目标处 float32 softmax 为 0，其对数</translation>
  </message>
  <message>
   <source>log y! of a count of 3</source>
   <translation>计数为 3 时的 log y!</translation>
  </message>
  <message>
   <source>log {count}: what guessing among {count} classes costs</source>
   <translation>log {count}：在 {count} 个类中随机猜测的损失</translation>
  </message>
  <message>
   <source>log(1 + x) exists from there on; differences of any sign go to mse_loss.</source>
   <translation>log(1 + x) 自 −1 起才存在；可正可负的差值请用 mse_loss。</translation>
  </message>
  <message>
   <source>log(softmax) instead of log_softmax</source>
   <translation>用了 log(softmax) 而不是 log_softmax</translation>
  </message>
  <message>
   <source>log-probabilities</source>
   <translation>对数概率</translation>
  </message>
  <message>
   <source>log-probability of the true class</source>
   <translation>真实类别的对数概率</translation>
  </message>
  <message>
   <source>log_softmax is missing before the NLL loss</source>
   <translation>NLL 损失之前缺少 log_softmax</translation>
  </message>
  <message>
   <source>log_softmax twice is harmless</source>
   <translation>做两次 log_softmax 无害</translation>
  </message>
  <message>
   <source>logarithm of the rate</source>
   <translation>发生率的对数</translation>
  </message>
  <message>
   <source>logarithm of the variance</source>
   <translation>方差的对数</translation>
  </message>
  <message>
   <source>logit</source>
   <translation>logit</translation>
  </message>
  <message>
   <source>logit of the true class</source>
   <translation>真实类别的 logit</translation>
  </message>
  <message>
   <source>logits</source>
   <translation>logits</translation>
  </message>
  <message>
   <source>logits 0.4 and 0.9, both labels are true</source>
   <translation>logits 为 0.4 和 0.9，两个标签都为真</translation>
  </message>
  <message>
   <source>logits of shape (N, …)</source>
   <translation>形状为 (N, …) 的 logits</translation>
  </message>
  <message>
   <source>looking for the reason</source>
   <translation>正在查找原因</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>loss B</source>
   <translation>损失 B</translation>
  </message>
  <message>
   <source>loss must be the key of an entry; got {value}</source>
   <translation>loss 必须是某个条目的键名；实际得到 {value}</translation>
  </message>
  <message>
   <source>loss of the others</source>
   <translation>其余部分的损失</translation>
  </message>
  <message>
   <source>loss of the part</source>
   <translation>该部分的损失</translation>
  </message>
  <message>
   <source>loss {low} – {high}</source>
   <translation>损失 {low} – {high}</translation>
  </message>
  <message>
   <source>losses lists Python files; got {word}</source>
   <translation>losses 列出的是 Python 文件；得到 {word}</translation>
  </message>
  <message>
   <source>margin</source>
   <translation>间隔</translation>
  </message>
  <message>
   <source>margin (2y − 1)·z</source>
   <translation>间隔 (2y − 1)·z</translation>
  </message>
  <message>
   <source>margin 1: free beyond</source>
   <translation>间隔 1：越过即零损失</translation>
  </message>
  <message>
   <source>margin of the teacher</source>
   <translation>教师的间隔</translation>
  </message>
  <message>
   <source>margin of the true class</source>
   <translation>真实类别的间隔</translation>
  </message>
  <message>
   <source>masks (N, C, …)</source>
   <translation>掩码 (N, C, …)</translation>
  </message>
  <message>
   <source>masks in [0, 1]</source>
   <translation>掩码的值在 [0, 1] 内</translation>
  </message>
  <message>
   <source>masks of 0 and 1</source>
   <translation>只含 0 和 1 的掩码</translation>
  </message>
  <message>
   <source>masks of shape (N, C, …)</source>
   <translation>形状为 (N, C, …) 的掩码</translation>
  </message>
  <message>
   <source>masks {t} of class indices are read as one mask for each of {n} classes</source>
   <translation>掩码 {t} 中是类别编号，按 {n} 个类别各一个掩码读取</translation>
  </message>
  <message>
   <source>mathematics</source>
   <translation>数学定义</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>mean IoU</source>
   <translation>平均 IoU</translation>
  </message>
  <message>
   <source>mean absolute error</source>
   <translation>平均绝对误差</translation>
  </message>
  <message>
   <source>mean loss</source>
   <translation>平均损失</translation>
  </message>
  <message>
   <source>mean of all rows</source>
   <translation>全部行的均值</translation>
  </message>
  <message>
   <source>mean of the first {n} rows</source>
   <translation>前 {n} 行的均值</translation>
  </message>
  <message>
   <source>mean of the means</source>
   <translation>均值的均值</translation>
  </message>
  <message>
   <source>mean of the means of batches</source>
   <translation>各批次均值的均值</translation>
  </message>
  <message>
   <source>mean of the means of ranks</source>
   <translation>各进程均值的均值</translation>
  </message>
  <message>
   <source>mean of {some} rows · {loss}</source>
   <translation>{some} 行的均值 · {loss}</translation>
  </message>
  <message>
   <source>mean over all elements</source>
   <translation>所有元素的均值</translation>
  </message>
  <message>
   <source>mean over rows</source>
   <translation>按行均值</translation>
  </message>
  <message>
   <source>mean over the classes</source>
   <translation>各类别的均值</translation>
  </message>
  <message>
   <source>mean squared error</source>
   <translation>均方误差</translation>
  </message>
  <message>
   <source>mean, classes by their size</source>
   <translation>按类别大小加权的均值</translation>
  </message>
  <message>
   <source>median</source>
   <translation>中位数</translation>
  </message>
  <message>
   <source>met in {where}</source>
   <translation>曾见于 {where}</translation>
  </message>
  <message>
   <source>minimum</source>
   <translation>最小值</translation>
  </message>
  <message>
   <source>minimum: σ = |e|</source>
   <translation>最小值：σ = |e|</translation>
  </message>
  <message>
   <source>minus the loss</source>
   <translation>损失的相反数</translation>
  </message>
  <message>
   <source>minus the probability of the true class</source>
   <translation>真实类别概率的相反数</translation>
  </message>
  <message>
   <source>minus the raw score of the true class</source>
   <translation>真实类别原始得分的相反数</translation>
  </message>
  <message>
   <source>mmsegmentation (older)</source>
   <translation>mmsegmentation（旧版）</translation>
  </message>
  <message>
   <source>most often {target} is taken for {predicted}: {n} time</source>
   <translation>最常把 {target} 认作 {predicted}：{n} 次</translation>
  </message>
  <message>
   <source>most often {target} is taken for {predicted}: {n} times</source>
   <translation>最常把 {target} 认作 {predicted}：{n} 次</translation>
  </message>
  <message>
   <source>move and zoom the view of a plot; the wheel zooms as well</source>
   <translation>移动和缩放视图；滚轮也能缩放</translation>
  </message>
  <message>
   <source>move the cursor</source>
   <translation>移动光标</translation>
  </message>
  <message>
   <source>move the cursor in large steps</source>
   <translation>大步移动光标</translation>
  </message>
  <message>
   <source>mps has no float64; computed on the CPU</source>
   <translation>mps 不支持 float64；已改用 CPU 计算</translation>
  </message>
  <message>
   <source>mse_loss of normalised vectors of {n} numbers</source>
   <translation>对 {n} 维归一化向量的 mse_loss</translation>
  </message>
  <message>
   <source>multiplies every class by it</source>
   <translation>所有类都乘以它</translation>
  </message>
  <message>
   <source>multiplies the misses by α</source>
   <translation>用 α 乘漏检</translation>
  </message>
  <message>
   <source>nan or inf in the file</source>
   <translation>文件中有 nan 或 inf</translation>
  </message>
  <message>
   <source>nats</source>
   <translation>奈特</translation>
  </message>
  <message>
   <source>near</source>
   <translation>接近</translation>
  </message>
  <message>
   <source>nearest is partner</source>
   <translation>最近邻为配对</translation>
  </message>
  <message>
   <source>needs a target of exactly 0 or 1</source>
   <translation>目标必须恰好是 0 或 1</translation>
  </message>
  <message>
   <source>negatives are free below m</source>
   <translation>低于 m 的负样本零损失</translation>
  </message>
  <message>
   <source>negatives over positives are {ratio} in this file; you gave {given}, whose inverse is {inverse}</source>
   <translation>这个文件中负例与正例之比为 {ratio}；你给的是 {given}，其倒数为 {inverse}</translation>
  </message>
  <message>
   <source>never quite free</source>
   <translation>代价永不为零</translation>
  </message>
  <message>
   <source>nll_loss takes log-probabilities, but the file holds probabilities</source>
   <translation>nll_loss 需要对数概率，但文件中是概率</translation>
  </message>
  <message>
   <source>nll_loss takes log-probabilities, but the file holds {kind}</source>
   <translation>nll_loss 需要对数概率，但文件中是{kind}</translation>
  </message>
  <message>
   <source>no</source>
   <translation>否</translation>
  </message>
  <message>
   <source>no ECE: rows are chosen by loss or answer</source>
   <translation>按损失或对错选出的行没有 ECE 可言</translation>
  </message>
  <message>
   <source>no class is called {word}</source>
   <translation>没有名为 {word} 的类别</translation>
  </message>
  <message>
   <source>no class is called {word}; did you mean {near}?</source>
   <translation>没有名为 {word} 的类别，您是想用 {near} 吗？</translation>
  </message>
  <message>
   <source>no class is taken for another</source>
   <translation>没有类别被认错</translation>
  </message>
  <message>
   <source>no gradient: it moves in steps</source>
   <translation>没有梯度：它呈阶梯状变化</translation>
  </message>
  <message>
   <source>no label is 0; against the labels less 1 the loss is {after} instead of {before}, and {right} % are right</source>
   <translation>没有标签为 0；标签减 1 后损失是 {after} 而不是 {before}，{right} % 正确</translation>
  </message>
  <message>
   <source>no loss is called {key}; `lossexplorer losses` lists them all</source>
   <translation>没有名为 {key} 的损失；用 `lossexplorer losses` 可列出全部</translation>
  </message>
  <message>
   <source>no loss is called {key}; did you mean {near}?</source>
   <translation>没有名为 {key} 的损失；你是不是想找 {near}？</translation>
  </message>
  <message>
   <source>no reason here is mended by a line of code</source>
   <translation>这里没有能用一行代码改正的原因</translation>
  </message>
  <message>
   <source>no row has a confidence</source>
   <translation>没有一行带有置信度</translation>
  </message>
  <message>
   <source>no row has a loss that can be drawn</source>
   <translation>没有一行的损失可以画出</translation>
  </message>
  <message>
   <source>no row meets all conditions</source>
   <translation>没有满足全部条件的行</translation>
  </message>
  <message>
   <source>no value is above 0 and every row's exp sums to 1</source>
   <translation>没有大于 0 的值，且每行取 exp 后之和为 1</translation>
  </message>
  <message>
   <source>no {n} rows of this file show the mistake by themselves</source>
   <translation>从该文件中找不到能单独体现这一错误的 {n} 行</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>none of the {n} targets counts: all are ignored</source>
   <translation>{n} 个目标没有一个计入：全部被忽略</translation>
  </message>
  <message>
   <source>none of these functions can be used</source>
   <translation>这些函数都无法使用</translation>
  </message>
  <message>
   <source>none, they are probabilities</source>
   <translation>无，输入已是概率</translation>
  </message>
  <message>
   <source>normalised margin</source>
   <translation>归一化间隔</translation>
  </message>
  <message>
   <source>not reduced</source>
   <translation>未归约</translation>
  </message>
  <message>
   <source>nu</source>
   <translation>nu</translation>
  </message>
  <message>
   <source>number</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>number a row · {loss}</source>
   <translation>个数/行 · {loss}</translation>
  </message>
  <message>
   <source>number type</source>
   <translation>数值类型</translation>
  </message>
  <message>
   <source>numbers a row · {loss}</source>
   <translation>个数/行 · {loss}</translation>
  </message>
  <message>
   <source>numbers copied</source>
   <translation>数据已复制</translation>
  </message>
  <message>
   <source>numbers of elements from 0 on</source>
   <translation>从 0 开始的元素个数</translation>
  </message>
  <message>
   <source>numbers of samples from 0 on</source>
   <translation>从 0 开始的样本数</translation>
  </message>
  <message>
   <source>numbers that fit predictions of shape {a}</source>
   <translation>与形状为 {a} 的预测相容的数值</translation>
  </message>
  <message>
   <source>numeric instead of alphabetical</source>
   <translation>数字序而不是字母序</translation>
  </message>
  <message>
   <source>observed must be one number; got {kind}</source>
   <translation>observed 必须是一个数；实际得到 {kind}</translation>
  </message>
  <message>
   <source>of all {n} decisions</source>
   <translation>全部 {n} 个判断</translation>
  </message>
  <message>
   <source>of the examples, cut at each threshold in turn</source>
   <translation>对这些样本依次用每个阈值切分</translation>
  </message>
  <message>
   <source>of the log-probabilities log_softmax(z)</source>
   <translation>作用于对数概率 log_softmax(z)</translation>
  </message>
  <message>
   <source>of the loss</source>
   <translation>占总损失</translation>
  </message>
  <message>
   <source>of the probability p = σ(z)</source>
   <translation>作用于概率 p = σ(z)</translation>
  </message>
  <message>
   <source>of the two probabilities 1 − p and p</source>
   <translation>作用于两个概率 1 − p 和 p</translation>
  </message>
  <message>
   <source>of yes alone</source>
   <translation>仅针对“是”</translation>
  </message>
  <message>
   <source>of yes alone; of several the mean</source>
   <translation>仅针对“是”；多个时取均值</translation>
  </message>
  <message>
   <source>offset of the box</source>
   <translation>框的竖向偏移</translation>
  </message>
  <message>
   <source>on a slider: back to its default; on a curve in the list: remove it</source>
   <translation>在滑块上：恢复默认值；在列表中的曲线上：移除它</translation>
  </message>
  <message>
   <source>one class alone has no axis</source>
   <translation>只有一个类别，没有坐标轴可言</translation>
  </message>
  <message>
   <source>one decision for each row, with average="binary"</source>
   <translation>average="binary" 时每行一个判断</translation>
  </message>
  <message>
   <source>one label for each row</source>
   <translation>每行一个标签</translation>
  </message>
  <message>
   <source>one less R²</source>
   <translation>1 减 R²</translation>
  </message>
  <message>
   <source>one less the loss, the overlap itself,</source>
   <translation>1 减损失，即重叠度本身，</translation>
  </message>
  <message>
   <source>one less the mean probability of the true class</source>
   <translation>1 减真实类别的平均概率</translation>
  </message>
  <message>
   <source>one number for each of the {classes} classes</source>
   <translation>{classes} 个类别各一个数</translation>
  </message>
  <message>
   <source>one number for each of the {labels} labels</source>
   <translation>{labels} 个标签各一个数</translation>
  </message>
  <message>
   <source>one number is not a batch: predictions and targets need at least one axis</source>
   <translation>单独一个数不成批次：预测和目标至少要有一个轴</translation>
  </message>
  <message>
   <source>one number of samples for each class, (C,)</source>
   <translation>每个类别一个样本数，(C,)</translation>
  </message>
  <message>
   <source>one of three classes has true pixels</source>
   <translation>三类中只有一类有真实像素</translation>
  </message>
  <message>
   <source>one of {options}</source>
   <translation>以下之一：{options}</translation>
  </message>
  <message>
   <source>one probability for each class</source>
   <translation>每个类别一个概率</translation>
  </message>
  <message>
   <source>one scale for all</source>
   <translation>共用一个缩放系数</translation>
  </message>
  <message>
   <source>one target for each row</source>
   <translation>每行一个目标</translation>
  </message>
  <message>
   <source>one vector for each class as weight, (C, {d})</source>
   <translation>每个类别一个向量作为 weight，形状为 (C, {d})</translation>
  </message>
  <message>
   <source>one-hot targets are read as class indices</source>
   <translation>one-hot 目标按类别索引读取</translation>
  </message>
  <message>
   <source>one-hot targets are read as probabilities</source>
   <translation>one-hot 目标按概率读取</translation>
  </message>
  <message>
   <source>only Macs with Apple's own GPU have it</source>
   <translation>只有配备 Apple 自家 GPU 的苹果电脑才有</translation>
  </message>
  <message>
   <source>only files of this machine can be dropped here</source>
   <translation>这里只能拖入本机上的文件</translation>
  </message>
  <message>
   <source>only {name}: {change}</source>
   <translation>仅{name}：{change}</translation>
  </message>
  <message>
   <source>only {share} % of pairs have the positive above the negative: predictions mean the opposite</source>
   <translation>正例排在负例之上的样本对只有 {share} %：预测的含义相反</translation>
  </message>
  <message>
   <source>open predictions and targets</source>
   <translation>打开预测与目标</translation>
  </message>
  <message>
   <source>other logits</source>
   <translation>其他 logits</translation>
  </message>
  <message>
   <source>others</source>
   <translation>其他类别</translation>
  </message>
  <message>
   <source>output {n}</source>
   <translation>输出 {n}</translation>
  </message>
  <message>
   <source>output · bar: how far prediction and target are apart · predicted · target</source>
   <translation>输出 · 条形：预测与目标相差多少 · 预测 · 目标</translation>
  </message>
  <message>
   <source>output · probability or score · target</source>
   <translation>输出 · 概率或得分 · 目标</translation>
  </message>
  <message>
   <source>over everything at once</source>
   <translation>对全部一起计算</translation>
  </message>
  <message>
   <source>over the batch for each channel</source>
   <translation>对整个批次按通道计算</translation>
  </message>
  <message>
   <source>over the channels of each image</source>
   <translation>对每张图像的所有通道计算</translation>
  </message>
  <message>
   <source>overflow: ∞ from here on</source>
   <translation>上溢：从这里起为 ∞</translation>
  </message>
  <message>
   <source>overflows in log(1 + exp)</source>
   <translation>log(1 + exp) 溢出</translation>
  </message>
  <message>
   <source>overlap</source>
   <translation>重叠</translation>
  </message>
  <message>
   <source>overlap of two regions of one size</source>
   <translation>两个等大区域的重叠</translation>
  </message>
  <message>
   <source>p = (0.3, 0.2, 0.1) on a mask of two pixels</source>
   <translation>两个像素的掩码，p = (0.3, 0.2, 0.1)</translation>
  </message>
  <message>
   <source>p = (0.3, 0.2, 0.1) on a mask of two pixels, smooth = 1</source>
   <translation>两个像素的掩码，p = (0.3, 0.2, 0.1)，smooth = 1</translation>
  </message>
  <message>
   <source>p = (0.3, 0.2, 0.1) on an empty mask</source>
   <translation>空掩码，p = (0.3, 0.2, 0.1)</translation>
  </message>
  <message>
   <source>p = (0.6, 0.4) for the truth (0.3, 0.7)</source>
   <translation>真实分布 (0.3, 0.7)，p = (0.6, 0.4)</translation>
  </message>
  <message>
   <source>p = (0.6, 0.4) for the truth (1, 0)</source>
   <translation>真实分布 (1, 0)，p = (0.6, 0.4)</translation>
  </message>
  <message>
   <source>p = 0.5 and y = 1, α left to its default</source>
   <translation>p = 0.5，y = 1，α 取默认值</translation>
  </message>
  <message>
   <source>p = {value}</source>
   <translation>p = {value}</translation>
  </message>
  <message>
   <source>p of the true class</source>
   <translation>真实类的 p</translation>
  </message>
  <message>
   <source>pairs</source>
   <translation>样本对数</translation>
  </message>
  <message>
   <source>parameters</source>
   <translation>参数</translation>
  </message>
  <message>
   <source>parquet needs pyarrow: pip install "lossexplorer[all]"</source>
   <translation>保存 parquet 需要 pyarrow：pip install "lossexplorer[all]"</translation>
  </message>
  <message>
   <source>partners at right angles, strangers alike, τ = 0.001</source>
   <translation>配对互相垂直，与非配对者相同，τ = 0.001</translation>
  </message>
  <message>
   <source>parts</source>
   <translation>部分数</translation>
  </message>
  <message>
   <source>past the first false label</source>
   <translation>越过第一个不相关标签</translation>
  </message>
  <message>
   <source>past the first negative</source>
   <translation>越过第一个负样本</translation>
  </message>
  <message>
   <source>past the last one</source>
   <translation>越过最后一个</translation>
  </message>
  <message>
   <source>perplexity</source>
   <translation>困惑度</translation>
  </message>
  <message>
   <source>perplexity {value}</source>
   <translation>困惑度 {value}</translation>
  </message>
  <message>
   <source>picture copied</source>
   <translation>图片已复制</translation>
  </message>
  <message>
   <source>pixel accuracy</source>
   <translation>像素准确率</translation>
  </message>
  <message>
   <source>pixel y={y}, x={x}</source>
   <translation>像素 y={y}, x={x}</translation>
  </message>
  <message>
   <source>pixel {z}, y={y}, x={x}</source>
   <translation>像素 {z}, y={y}, x={x}</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>像素数</translation>
  </message>
  <message>
   <source>place by loss  {place}</source>
   <translation>损失排名  {place}</translation>
  </message>
  <message>
   <source>places of a row</source>
   <translation>个行内位置</translation>
  </message>
  <message>
   <source>plateau: 1 − 2/α</source>
   <translation>平台：1 − 2/α</translation>
  </message>
  <message>
   <source>plateau: c²/6</source>
   <translation>平台：c²/6</translation>
  </message>
  <message>
   <source>plateau: ½c²</source>
   <translation>平台：½c²</translation>
  </message>
  <message>
   <source>pos_weight = negatives / positives = {ratio} for this file.</source>
   <translation>这个文件的 pos_weight = 负例数 / 正例数 = {ratio}。</translation>
  </message>
  <message>
   <source>pos_weight inverted, missing, or used as a weight</source>
   <translation>pos_weight 取了倒数、缺失，或被当作权重</translation>
  </message>
  <message>
   <source>pos_weight is the number of negatives over that of positives, and multiplies the positives.</source>
   <translation>pos_weight 是负例数除以正例数，用来乘正例。</translation>
  </message>
  <message>
   <source>position</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>position {n}</source>
   <translation>位置 {n}</translation>
  </message>
  <message>
   <source>possible</source>
   <translation>可能</translation>
  </message>
  <message>
   <source>precision</source>
   <translation>精确率</translation>
  </message>
  <message>
   <source>predicted</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>predicted B</source>
   <translation>预测 B</translation>
  </message>
  <message>
   <source>predicting the class frequencies alone</source>
   <translation>只预测类别频率</translation>
  </message>
  <message>
   <source>prediction</source>
   <translation>预测值</translation>
  </message>
  <message>
   <source>predictions</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>predictions (line: labels)</source>
   <translation>预测数（横线：标签数）</translation>
  </message>
  <message>
   <source>predictions and targets of one shape</source>
   <translation>预测与目标形状相同</translation>
  </message>
  <message>
   <source>predictions and targets of the same shape</source>
   <translation>预测与目标形状相同</translation>
  </message>
  <message>
   <source>predictions are probabilities</source>
   <translation>预测已是概率</translation>
  </message>
  <message>
   <source>predictions from −1 on</source>
   <translation>预测不小于 −1</translation>
  </message>
  <message>
   <source>predictions in the set</source>
   <translation>本组预测数</translation>
  </message>
  <message>
   <source>predictions vary by {o} around {mean}, targets by {t}: no better than the mean (R² {r2})</source>
   <translation>预测在 {mean} 附近只变化 {o}，而目标变化 {t}：不比均值好（R² {r2}）</translation>
  </message>
  <message>
   <source>predictions {p} and masks {t} are read as {shape}</source>
   <translation>预测 {p} 和掩码 {t} 按 {shape} 读取</translation>
  </message>
  <message>
   <source>predictions {p} beside targets {t}: torch compares every row with every other</source>
   <translation>预测为 {p}，目标为 {t}：torch 会把每一行与其他每一行比较</translation>
  </message>
  <message>
   <source>predictions {p} beside {n} labels: the classes come first</source>
   <translation>预测为 {p}，标签有 {n} 个：类别排在了最前面</translation>
  </message>
  <message>
   <source>predictions {p}, targets {t}</source>
   <translation>预测 {p}，目标 {t}</translation>
  </message>
  <message>
   <source>prior</source>
   <translation>先验</translation>
  </message>
  <message>
   <source>probabilities</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>probabilities in [0, 1]</source>
   <translation>[0, 1] 内的概率</translation>
  </message>
  <message>
   <source>probabilities in [0, 1] as targets</source>
   <translation>以 [0, 1] 内的概率为目标</translation>
  </message>
  <message>
   <source>probabilities of shape (N, C, …)</source>
   <translation>形状为 (N, C, …) 的概率</translation>
  </message>
  <message>
   <source>probabilities of the classes, which sum to 1: between rows only these can be compared</source>
   <translation>总和为 1 的类别概率：只有它们才能在行与行之间比较</translation>
  </message>
  <message>
   <source>probability</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>probability of class 1</source>
   <translation>类别 1 的概率</translation>
  </message>
  <message>
   <source>probability of the true class</source>
   <translation>真实类别的概率</translation>
  </message>
  <message>
   <source>probability on the mask</source>
   <translation>掩码内的概率</translation>
  </message>
  <message>
   <source>probability that the better one wins</source>
   <translation>较优者获胜的概率</translation>
  </message>
  <message>
   <source>push</source>
   <translation>推动</translation>
  </message>
  <message>
   <source>push {x}</source>
   <translation>推动 {x}</translation>
  </message>
  <message>
   <source>put the cursor at an end of the view</source>
   <translation>把光标移到视图的一端</translation>
  </message>
  <message>
   <source>q → 0 is cross entropy, q = 1 is 1 − p, half the absolute error of the probabilities; not truncated.</source>
   <translation>q → 0 时为交叉熵；q = 1 时为 1 − p，即概率绝对误差的一半；不做截断。</translation>
  </message>
  <message>
   <source>quant_min ≤ zero_point ≤ quant_max</source>
   <translation>quant_min ≤ zero_point ≤ quant_max</translation>
  </message>
  <message>
   <source>rank of true class  {place} of {classes}</source>
   <translation>真实类别的排名  {place}（共 {classes} 类）</translation>
  </message>
  <message>
   <source>rank sizes</source>
   <translation>各进程份额</translation>
  </message>
  <message>
   <source>rate</source>
   <translation>发生率</translation>
  </message>
  <message>
   <source>rates from 0 on as predictions</source>
   <translation>预测为不小于 0 的发生率</translation>
  </message>
  <message>
   <source>read as {kind} ({why}); {loss}, {n} rows</source>
   <translation>读作 {kind}（{why}）；{loss}，{n} 行</translation>
  </message>
  <message>
   <source>reading {name}</source>
   <translation>正在读取：{name}</translation>
  </message>
  <message>
   <source>real numbers</source>
   <translation>实数</translation>
  </message>
  <message>
   <source>recomputed here</source>
   <translation>这里重新计算</translation>
  </message>
  <message>
   <source>reduction</source>
   <translation>归约方式</translation>
  </message>
  <message>
   <source>replaces negative predictions by 0</source>
   <translation>把负的预测换成 0</translation>
  </message>
  <message>
   <source>reproduces it</source>
   <translation>重现了它</translation>
  </message>
  <message>
   <source>reversed</source>
   <translation>倒序</translation>
  </message>
  <message>
   <source>right answers</source>
   <translation>答对的行</translation>
  </message>
  <message>
   <source>rivals</source>
   <translation>对手数</translation>
  </message>
  <message>
   <source>root mean squared error</source>
   <translation>均方根误差</translation>
  </message>
  <message>
   <source>rounded to int8</source>
   <translation>舍入到 int8</translation>
  </message>
  <message>
   <source>row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>row {row} has the label {label}, and there are {classes} classes, 0 to {last}: if it stands for no class, set ignore_index to {label}</source>
   <translation>第 {row} 行的标签是 {label}，而类别共有 {classes} 个（0 到 {last}）：如果它表示“无类别”，请把 ignore_index 设为 {label}</translation>
  </message>
  <message>
   <source>row {row} has the label {label}, but there are {classes} classes, 0 to {last}</source>
   <translation>第 {row} 行的标签是 {label}，但只有 {classes} 个类别，编号 0 到 {last}</translation>
  </message>
  <message>
   <source>row {row} holds the label {label}</source>
   <translation>第 {row} 行的标签是 {label}</translation>
  </message>
  <message>
   <source>row {row} holds {value}. {hint}</source>
   <translation>第 {row} 行的值是 {value}。{hint}</translation>
  </message>
  <message>
   <source>row {row} is not among these rows</source>
   <translation>第 {row} 行不在这些行之中</translation>
  </message>
  <message>
   <source>row {row} of {name}</source>
   <translation>{name}：第 {row} 行</translation>
  </message>
  <message>
   <source>row {row} of {name} holds {box}. Boxes x, y, width, height become corners by x + width and y + height.</source>
   <translation>{name} 的第 {row} 行是 {box}。以 x、y、width、height 表示的框，用 x + width 和 y + height 转成角点坐标。</translation>
  </message>
  <message>
   <source>row {row}: the label {value} is not a whole number</source>
   <translation>第 {row} 行：标签 {value} 不是整数</translation>
  </message>
  <message>
   <source>row {row}: this loss wants one true class, but the target spreads over several</source>
   <translation>第 {row} 行：此损失需要唯一的真实类别，但目标分散在多个类别上</translation>
  </message>
  <message>
   <source>rows</source>
   <translation>行数</translation>
  </message>
  <message>
   <source>rows all right</source>
   <translation>全对的行</translation>
  </message>
  <message>
   <source>rows are finite</source>
   <translation>有限的行</translation>
  </message>
  <message>
   <source>rows cost at most {ceiling} at q = {q}; {share} % of them are near it</source>
   <translation>q = {q} 时每行最多为 {ceiling}；{share} % 的行接近它</translation>
  </message>
  <message>
   <source>rows of a batch</source>
   <translation>个批次行数</translation>
  </message>
  <message>
   <source>rows of the targets do not sum to 1, so they are no distribution over classes; binary_cross_entropy_with_logits takes several yes in a row</source>
   <translation>目标的各行之和不为 1，因此不是类别上的分布；一行有多个“是”时请用 binary_cross_entropy_with_logits</translation>
  </message>
  <message>
   <source>rows of this batch are neither right nor wrong: no class is predicted</source>
   <translation>这个批次没有预测类别，行无所谓对错</translation>
  </message>
  <message>
   <source>rows times classes</source>
   <translation>行数乘类别数</translation>
  </message>
  <message>
   <source>rows with nan or inf</source>
   <translation>含 nan 或 inf 的行数</translation>
  </message>
  <message>
   <source>rows, from the cheapest to the dearest</source>
   <translation>各行，损失由小到大</translation>
  </message>
  <message>
   <source>rows, {n} ignored</source>
   <translation>行数，忽略 {n} 行</translation>
  </message>
  <message>
   <source>samples of the class</source>
   <translation>该类别的样本数</translation>
  </message>
  <message>
   <source>save a report</source>
   <translation>保存报告</translation>
  </message>
  <message>
   <source>save the picture, save the numbers</source>
   <translation>保存图片，保存数据</translation>
  </message>
  <message>
   <source>say which framework and type computed the number, and these may differ</source>
   <translation>说明是哪个框架、哪种数据类型算出的，就可能区分它们</translation>
  </message>
  <message>
   <source>scale: linear</source>
   <translation>刻度：线性</translation>
  </message>
  <message>
   <source>scale: logarithmic</source>
   <translation>刻度：对数</translation>
  </message>
  <message>
   <source>scale: symmetric log</source>
   <translation>刻度：对称对数</translation>
  </message>
  <message>
   <source>scales each smoothed row as a whole</source>
   <translation>对每个平滑后的行整体加权</translation>
  </message>
  <message>
   <source>score of class {n}</source>
   <translation>类别 {n} 的得分</translation>
  </message>
  <message>
   <source>score of what is true</source>
   <translation>真实标签的得分</translation>
  </message>
  <message>
   <source>score of {name}</source>
   <translation>{name} 的得分</translation>
  </message>
  <message>
   <source>scores (N, C)</source>
   <translation>得分 (N, C)</translation>
  </message>
  <message>
   <source>scores 0.5, 0.5 and 0.1, the first is true and then the second</source>
   <translation>分数为 0.5、0.5 和 0.1，先是第一个为真，再是第二个为真</translation>
  </message>
  <message>
   <source>scores 1, 0.5 and −1, the first is right</source>
   <translation>得分 1、0.5 和 −1，第一类正确</translation>
  </message>
  <message>
   <source>scores of several classes, with activation="softmax"</source>
   <translation>activation="softmax" 时多个类别的得分</translation>
  </message>
  <message>
   <source>scores of shape (N, C)</source>
   <translation>形状为 (N, C) 的得分</translation>
  </message>
  <message>
   <source>scores of shape (N, C, …)</source>
   <translation>形状为 (N, C, …) 的得分</translation>
  </message>
  <message>
   <source>scores −2, −4 and −5, the first is right</source>
   <translation>得分 −2、−4 和 −5，第一类正确</translation>
  </message>
  <message>
   <source>seen: {seen}</source>
   <translation>所见：{seen}</translation>
  </message>
  <message>
   <source>seen: {seen} · computed here: {here}</source>
   <translation>所见：{seen} · 此处算得：{here}</translation>
  </message>
  <message>
   <source>seen: {seen}, with {loss}</source>
   <translation>所见：{seen}，用的是 {loss}</translation>
  </message>
  <message>
   <source>self-confidence</source>
   <translation>自置信度</translation>
  </message>
  <message>
   <source>share</source>
   <translation>占比</translation>
  </message>
  <message>
   <source>share of class 1</source>
   <translation>类别 1 的比例</translation>
  </message>
  <message>
   <source>share of the loss</source>
   <translation>损失占比</translation>
  </message>
  <message>
   <source>share of the rows, the worst first</source>
   <translation>行占比，损失最大的在前</translation>
  </message>
  <message>
   <source>shift of the box</source>
   <translation>框的横向平移</translation>
  </message>
  <message>
   <source>sigmoid of logits</source>
   <translation>对 logits 取 sigmoid</translation>
  </message>
  <message>
   <source>sigmoid outputs</source>
   <translation>sigmoid 输出</translation>
  </message>
  <message>
   <source>size of the gradient</source>
   <translation>梯度的大小</translation>
  </message>
  <message>
   <source>size of the mask</source>
   <translation>掩码大小</translation>
  </message>
  <message>
   <source>size of the others</source>
   <translation>其他类别的大小</translation>
  </message>
  <message>
   <source>slope</source>
   <translation>斜率</translation>
  </message>
  <message>
   <source>slope 1</source>
   <translation>斜率 1</translation>
  </message>
  <message>
   <source>slope 1 − y</source>
   <translation>斜率 1 − y</translation>
  </message>
  <message>
   <source>slope 1 − α</source>
   <translation>斜率 1 − α</translation>
  </message>
  <message>
   <source>slope 1/c</source>
   <translation>斜率 1/c</translation>
  </message>
  <message>
   <source>slope at a sure mistake, p = 0 and y = 1</source>
   <translation>确信的错误处的斜率，p = 0，y = 1</translation>
  </message>
  <message>
   <source>slope at a sure right answer, p = 1 and y = 1</source>
   <translation>确信且正确处的斜率，p = 1，y = 1</translation>
  </message>
  <message>
   <source>slope at an error of 0</source>
   <translation>误差为 0 处的斜率</translation>
  </message>
  <message>
   <source>slope at an error of 0, τ = 0.9</source>
   <translation>误差为 0 处的斜率，τ = 0.9</translation>
  </message>
  <message>
   <source>slope at p = (½, ½), the first is right</source>
   <translation>p = (½, ½) 处的斜率，第一类正确</translation>
  </message>
  <message>
   <source>slope at p = 1e-13 and y = 0</source>
   <translation>p = 1e-13、y = 0 时的斜率</translation>
  </message>
  <message>
   <source>slope at the left edge</source>
   <translation>对左边缘的斜率</translation>
  </message>
  <message>
   <source>slope at the left edge of a box of height 0</source>
   <translation>高度为 0 的框左边缘处的斜率</translation>
  </message>
  <message>
   <source>slope at the margin</source>
   <translation>间隔处的斜率</translation>
  </message>
  <message>
   <source>slope at z = 20 and y = 1 with γ = ½</source>
   <translation>z = 20、y = 1、γ = ½ 处的斜率</translation>
  </message>
  <message>
   <source>slope of the logarithm</source>
   <translation>对数项的斜率</translation>
  </message>
  <message>
   <source>slope of the share</source>
   <translation>份额的斜率</translation>
  </message>
  <message>
   <source>slope of the smoothed share</source>
   <translation>平滑份额的斜率</translation>
  </message>
  <message>
   <source>slope q of the worse</source>
   <translation>较差者的斜率 q</translation>
  </message>
  <message>
   <source>slope where the positive is the anchor</source>
   <translation>正样本与锚点重合处的斜率</translation>
  </message>
  <message>
   <source>slope δ</source>
   <translation>斜率 δ</translation>
  </message>
  <message>
   <source>slope ε</source>
   <translation>斜率 ε</translation>
  </message>
  <message>
   <source>slope ε − 1</source>
   <translation>斜率 ε − 1</translation>
  </message>
  <message>
   <source>slope −1</source>
   <translation>斜率 −1</translation>
  </message>
  <message>
   <source>slope −q of the better</source>
   <translation>较优者的斜率 −q</translation>
  </message>
  <message>
   <source>slope −q of the true class</source>
   <translation>真实类别的斜率 −q</translation>
  </message>
  <message>
   <source>slope −s</source>
   <translation>斜率 −s</translation>
  </message>
  <message>
   <source>slope −w₊ y</source>
   <translation>斜率 −w₊ y</translation>
  </message>
  <message>
   <source>slope −y</source>
   <translation>斜率 −y</translation>
  </message>
  <message>
   <source>slope −α</source>
   <translation>斜率 −α</translation>
  </message>
  <message>
   <source>slope −β</source>
   <translation>斜率 −β</translation>
  </message>
  <message>
   <source>slope −δ</source>
   <translation>斜率 −δ</translation>
  </message>
  <message>
   <source>smooth L1 with beta = {delta}</source>
   <translation>beta = {delta} 的 Smooth L1</translation>
  </message>
  <message>
   <source>smoothing</source>
   <translation>标签平滑</translation>
  </message>
  <message>
   <source>smoothing and classes that weigh 1 and 4</source>
   <translation>标签平滑，类权重为 1 和 4</translation>
  </message>
  <message>
   <source>smooths more</source>
   <translation>平滑得更多</translation>
  </message>
  <message>
   <source>smooths with half of it</source>
   <translation>只用一半来平滑</translation>
  </message>
  <message>
   <source>softmax applied twice keeps cross entropy of {classes} classes above {floor}, and so is your number, though {accuracy} % of the rows are right</source>
   <translation>做了两次 softmax 时，{classes} 类交叉熵不会低于 {floor}；你的数正是如此，尽管有 {accuracy} % 的行正确</translation>
  </message>
  <message>
   <source>softmax cross entropy against all ones of a row</source>
   <translation>对一行中所有 1 的 softmax 交叉熵</translation>
  </message>
  <message>
   <source>softmax of logits</source>
   <translation>对 logits 取 softmax</translation>
  </message>
  <message>
   <source>softmax over a single output, which is always 1</source>
   <translation>对单个输出做 softmax，结果总是 1</translation>
  </message>
  <message>
   <source>some values are below 0 or above 1, such as {value} in row {row}</source>
   <translation>有的值小于 0 或大于 1，例如第 {row} 行的 {value}</translation>
  </message>
  <message>
   <source>something went wrong in the program itself: {what}</source>
   <translation>程序内部出错：{what}</translation>
  </message>
  <message>
   <source>sorts the whole batch</source>
   <translation>对整个批次排序</translation>
  </message>
  <message>
   <source>spread over all classes</source>
   <translation>摊给所有类别</translation>
  </message>
  <message>
   <source>spread over the other classes</source>
   <translation>只摊给其他类别</translation>
  </message>
  <message>
   <source>spreads a share over the masked class</source>
   <translation>给被屏蔽的类也分了一份</translation>
  </message>
  <message>
   <source>spreads ε over the other classes</source>
   <translation>把 ε 分给其他类</translation>
  </message>
  <message>
   <source>spreads ε over the others and subtracts the entropy</source>
   <translation>把 ε 分给其他类，并减去熵</translation>
  </message>
  <message>
   <source>std</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>straight below the margin</source>
   <translation>未达间隔时为直线</translation>
  </message>
  <message>
   <source>subtracts log 2 as float32 has it</source>
   <translation>减去 float32 精度的 log 2</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>总和</translation>
  </message>
  <message>
   <source>sum of the means</source>
   <translation>均值之和</translation>
  </message>
  <message>
   <source>sum of the row</source>
   <translation>每行之和</translation>
  </message>
  <message>
   <source>sum over the number of rows</source>
   <translation>总和除以行数</translation>
  </message>
  <message>
   <source>summed over the {n} classes instead of averaged</source>
   <translation>对 {n} 个类别求和，而不是求平均</translation>
  </message>
  <message>
   <source>summed over the {n} rows instead of averaged</source>
   <translation>对 {n} 行求和，而不是求平均</translation>
  </message>
  <message>
   <source>sums of {n} float32 numbers may be off by 3 in 100000, and your number is that near</source>
   <translation>{n} 个 float32 数之和可能有十万分之三的误差，你的数就在这个范围内</translation>
  </message>
  <message>
   <source>sums over the whole batch first</source>
   <translation>先对整个批次求和</translation>
  </message>
  <message>
   <source>sums squares below</source>
   <translation>分母用平方和</translation>
  </message>
  <message>
   <source>surer than the teacher</source>
   <translation>比教师更有把握</translation>
  </message>
  <message>
   <source>symmetric cross entropy with log 0 = {a}</source>
   <translation>log 0 取 {a} 的对称交叉熵</translation>
  </message>
  <message>
   <source>taken as they are</source>
   <translation>按原值使用</translation>
  </message>
  <message>
   <source>takes 1 − σ(z), which is 0</source>
   <translation>直接算 1 − σ(z)，结果为 0</translation>
  </message>
  <message>
   <source>takes a rate of false alarms of 0</source>
   <translation>把误报率当作 0</translation>
  </message>
  <message>
   <source>takes p_t as exp(−BCE)</source>
   <translation>把 p_t 取作 exp(−BCE)</translation>
  </message>
  <message>
   <source>takes the distance itself</source>
   <translation>取距离本身</translation>
  </message>
  <message>
   <source>takes the focal factor from σ((1 − 2y) z)</source>
   <translation>焦点因子取自 σ((1 − 2y) z)</translation>
  </message>
  <message>
   <source>takes the largest violation</source>
   <translation>取最大的违反量</translation>
  </message>
  <message>
   <source>takes the last class</source>
   <translation>取最后一类</translation>
  </message>
  <message>
   <source>takes the length of the array</source>
   <translation>取数组的长度</translation>
  </message>
  <message>
   <source>takes the middle of both slopes</source>
   <translation>取两侧斜率的中间值</translation>
  </message>
  <message>
   <source>takes the only class for −1</source>
   <translation>把唯一的类当作 −1</translation>
  </message>
  <message>
   <source>takes the sigmoid of scores beyond [0, 1]</source>
   <translation>得分超出 [0, 1] 时取 sigmoid</translation>
  </message>
  <message>
   <source>takes the slope of a mistake</source>
   <translation>取出错一侧的斜率</translation>
  </message>
  <message>
   <source>takes the slope on the left</source>
   <translation>取左侧的斜率</translation>
  </message>
  <message>
   <source>takes the slope on the right</source>
   <translation>取右侧的斜率</translation>
  </message>
  <message>
   <source>takes the softmax of scores beyond [0, 1] first</source>
   <translation>分数超出 [0, 1] 时先取 softmax</translation>
  </message>
  <message>
   <source>takes the square root</source>
   <translation>取平方根</translation>
  </message>
  <message>
   <source>takes the variance as it is</source>
   <translation>方差原样使用</translation>
  </message>
  <message>
   <source>takes ties in the order of its sort</source>
   <translation>并列项按其排序的先后处理</translation>
  </message>
  <message>
   <source>takes what lies in [0, 1] for probabilities</source>
   <translation>把落在 [0, 1] 内的值当作概率</translation>
  </message>
  <message>
   <source>takes −τ</source>
   <translation>取 −τ</translation>
  </message>
  <message>
   <source>target</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>target probabilities in [0, 1]</source>
   <translation>[0, 1] 内的目标概率</translation>
  </message>
  <message>
   <source>target {target}, predicted {predicted}: {n} decision, {share} of the class</source>
   <translation>目标 {target}，预测 {predicted}：{n} 个判断，占该类别的 {share}</translation>
  </message>
  <message>
   <source>target {target}, predicted {predicted}: {n} decisions, {share} of the class</source>
   <translation>目标 {target}，预测 {predicted}：{n} 个判断，占该类别的 {share}</translation>
  </message>
  <message>
   <source>target {target}, predicted {predicted}: {n} row, {share} of the class</source>
   <translation>目标 {target}，预测 {predicted}：{n} 行，占该类别的 {share}</translation>
  </message>
  <message>
   <source>target {target}, predicted {predicted}: {n} rows, {share} of the class</source>
   <translation>目标 {target}，预测 {predicted}：{n} 行，占该类别的 {share}</translation>
  </message>
  <message>
   <source>targets</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>targets 0 and 1</source>
   <translation>目标只取 0 和 1</translation>
  </message>
  <message>
   <source>targets 0 and 255</source>
   <translation>目标 0 和 255</translation>
  </message>
  <message>
   <source>targets are about {slope} × prediction + {level}: the mean squared error would be {after} instead of {before}</source>
   <translation>目标约为 {slope} × 预测 + {level}：均方误差会是 {after} 而不是 {before}</translation>
  </message>
  <message>
   <source>targets are one-hot rows of type {dtype}; torch wants floating point there</source>
   <translation>目标是 {dtype} 类型的独热行；torch 在这里需要浮点型</translation>
  </message>
  <message>
   <source>targets from −1 on</source>
   <translation>目标不小于 −1</translation>
  </message>
  <message>
   <source>targets in [0, 1]</source>
   <translation>目标在 [0, 1] 内</translation>
  </message>
  <message>
   <source>targets moved by so many rows</source>
   <translation>目标移动的行数</translation>
  </message>
  <message>
   <source>targets run from {low} to {high}, and {loss} wants 0 to 1</source>
   <translation>目标从 {low} 到 {high}，而 {loss} 需要 0 到 1</translation>
  </message>
  <message>
   <source>targets −1 and 1</source>
   <translation>目标只取 −1 和 1</translation>
  </message>
  <message>
   <source>temperature</source>
   <translation>温度</translation>
  </message>
  <message>
   <source>ten classes, ε = 0.1, the right one leads by 2</source>
   <translation>十个类，ε = 0.1，正确类领先 2</translation>
  </message>
  <message>
   <source>the AUC is left out: more than {limit} scores</source>
   <translation>未计算 AUC：得分超过 {limit} 个</translation>
  </message>
  <message>
   <source>the F1 score</source>
   <translation>F1 分数</translation>
  </message>
  <message>
   <source>the F1 score, averaged over classes,</source>
   <translation>对类别取平均的 F1 分数</translation>
  </message>
  <message>
   <source>the GPU has little memory left; computed in chunks of {n} row</source>
   <translation>GPU 剩余显存不多，已按每块 {n} 行计算</translation>
  </message>
  <message>
   <source>the GPU has little memory left; computed in chunks of {n} rows</source>
   <translation>GPU 剩余显存不多，已按每块 {n} 行计算</translation>
  </message>
  <message>
   <source>the GPU has too little memory; computed on the CPU</source>
   <translation>GPU 显存不足；已改用 CPU 计算</translation>
  </message>
  <message>
   <source>the GPU stopped working; computed on the CPU from now on</source>
   <translation>GPU 停止工作；此后改用 CPU 计算</translation>
  </message>
  <message>
   <source>the accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>the accuracy in per cent</source>
   <translation>以百分数表示的准确率</translation>
  </message>
  <message>
   <source>the authors' code</source>
   <translation>作者的代码</translation>
  </message>
  <message>
   <source>the batch size changes nothing: {loss} is a sum over rows</source>
   <translation>批次大小不起作用：{loss} 是逐行相加的</translation>
  </message>
  <message>
   <source>the batch size must be a whole number, 1 or more; got {text}</source>
   <translation>批大小必须是不小于 1 的整数；得到的是 {text}</translation>
  </message>
  <message>
   <source>the batch size must be at least 1; got {n}</source>
   <translation>批次大小至少为 1；实际得到 {n}</translation>
  </message>
  <message>
   <source>the beginning: log 2</source>
   <translation>起点：log 2</translation>
  </message>
  <message>
   <source>the cap of scikit-learn</source>
   <translation>scikit-learn 的上限</translation>
  </message>
  <message>
   <source>the class axis cannot be {axis}: predictions {p} have rows along axis 0, and no axis above {last}</source>
   <translation>类别轴不能是 {axis}：形状为 {p} 的预测以第 0 轴为行，轴的编号最大为 {last}</translation>
  </message>
  <message>
   <source>the classes of this batch have numbers and no names</source>
   <translation>这个批次的类别只有编号，没有名称</translation>
  </message>
  <message>
   <source>the column of losses holds: {title}</source>
   <translation>损失一列显示的是：{title}</translation>
  </message>
  <message>
   <source>the column {name} has {n} entries for {rows} rows; give one for each row</source>
   <translation>列 {name} 有 {n} 项，而行数为 {rows}；请为每一行提供一项</translation>
  </message>
  <message>
   <source>the column {name} has {n} entry for {rows} rows; give one for each row</source>
   <translation>列 {name} 有 {n} 项，而行数为 {rows}；请为每一行提供一项</translation>
  </message>
  <message>
   <source>the column {name} would be taken for predictions, targets or classes</source>
   <translation>列 {name} 会被当作预测、目标或类别名称</translation>
  </message>
  <message>
   <source>the divergence, cross entropy less the entropy {h} of the targets,</source>
   <translation>散度，即交叉熵减去目标的熵 {h}，</translation>
  </message>
  <message>
   <source>the entropy of 0.1: ten yes-or-no problems that only know the class frequencies</source>
   <translation>0.1 的熵：只知道类别频率的十个二元问题</translation>
  </message>
  <message>
   <source>the filter cannot be read from “{rest}” on</source>
   <translation>筛选条件从“{rest}”开始无法识别</translation>
  </message>
  <message>
   <source>the filter ends where {wanted} should follow</source>
   <translation>筛选条件不完整，后面还需要{wanted}</translation>
  </message>
  <message>
   <source>the filter has “{word}” where {wanted} should stand</source>
   <translation>筛选条件中“{word}”的位置应当是{wanted}</translation>
  </message>
  <message>
   <source>the filter is nested too deeply</source>
   <translation>筛选条件嵌套过深</translation>
  </message>
  <message>
   <source>the first batch alone, {n} rows,</source>
   <translation>只有第一批的 {n} 行</translation>
  </message>
  <message>
   <source>the first predictions look like {a} and the second like {b} ({evidence}), but both were taken as {wanted}: turn both files into one kind before they are compared</source>
   <translation>第一个文件的预测看起来是 {a}，第二个的看起来是 {b}（{evidence}），但两者都被当作 {wanted}：请先把两个文件转换成同一种类型，再作比较</translation>
  </message>
  <message>
   <source>the float16 maximum</source>
   <translation>float16 的最大值</translation>
  </message>
  <message>
   <source>the focal loss is {loss}; guessing gives {chance}, and the cross entropy of this file is {entropy}</source>
   <translation>focal 损失是 {loss}；瞎猜是 {chance}，这个文件的交叉熵是 {entropy}</translation>
  </message>
  <message>
   <source>the hinge loss</source>
   <translation>合页损失</translation>
  </message>
  <message>
   <source>the kind of input {kind} is not one of {kinds}</source>
   <translation>输入类型 {kind} 不在可选范围内：{kinds}</translation>
  </message>
  <message>
   <source>the largest absolute error</source>
   <translation>最大绝对误差</translation>
  </message>
  <message>
   <source>the largest number there is</source>
   <translation>可表示的最大数</translation>
  </message>
  <message>
   <source>the last batch alone, {n} rows,</source>
   <translation>只有最后一批的 {n} 行</translation>
  </message>
  <message>
   <source>the least a negative can cost when sigmoid is applied twice</source>
   <translation>做了两次 sigmoid 时负例的最小损失</translation>
  </message>
  <message>
   <source>the least cross entropy with label smoothing 0.1 in {c} classes, all of it given to the wrong ones</source>
   <translation>{c} 个类别、标签平滑 0.1 且全部分给其他类别时，交叉熵的最小值</translation>
  </message>
  <message>
   <source>the least cross entropy with label smoothing 0.1 in {c} classes, as torch smooths</source>
   <translation>标签平滑为 0.1、{c} 个类别时的最小交叉熵（torch 的平滑方式）</translation>
  </message>
  <message>
   <source>the least possible value is {floor}; this file is {above} above it</source>
   <translation>可能的最小值是 {floor}；这个文件比它高 {above}</translation>
  </message>
  <message>
   <source>the least that cross entropy of {c} classes can be when softmax is applied twice</source>
   <translation>做了两次 softmax 时 {c} 类交叉熵的最小值</translation>
  </message>
  <message>
   <source>the logarithm or the root of a number below 0</source>
   <translation>对负数取了对数或开了方</translation>
  </message>
  <message>
   <source>the loss divided by {n} accumulation steps</source>
   <translation>损失除以 {n} 个累积步数</translation>
  </message>
  <message>
   <source>the loss divided by {n} classes</source>
   <translation>损失除以 {n} 个类别</translation>
  </message>
  <message>
   <source>the loss in bits</source>
   <translation>以比特计的损失</translation>
  </message>
  <message>
   <source>the loss in decimal logarithms</source>
   <translation>以常用对数计的损失</translation>
  </message>
  <message>
   <source>the loss is {loss} there</source>
   <translation>此时损失为 {loss}</translation>
  </message>
  <message>
   <source>the loss is {loss} there, found on {n} of {all} rows, whose ECE is {before}</source>
   <translation>此时损失为 {loss}，由 {all} 行中的 {n} 行求得，这些行的 ECE 为 {before}</translation>
  </message>
  <message>
   <source>the loss is {loss}, and guessing gives {chance}</source>
   <translation>损失是 {loss}，瞎猜是 {chance}</translation>
  </message>
  <message>
   <source>the loss is {loss}, and the class frequencies alone give {prior}; rows hardly differ</source>
   <translation>损失是 {loss}，只靠类别频率是 {prior}；各行几乎没有差别</translation>
  </message>
  <message>
   <source>the loss of a pair depends on every other row: it has no picture of its own</source>
   <translation>一对样本的损失取决于其他所有行：无法单独画图</translation>
  </message>
  <message>
   <source>the loss of predictions cut at 0.5</source>
   <translation>以 0.5 为界二值化后的损失</translation>
  </message>
  <message>
   <source>the loss over {square}, the square of temperature {temperature},</source>
   <translation>损失除以 {square}（温度 {temperature} 的平方）</translation>
  </message>
  <message>
   <source>the loss plus binary cross entropy</source>
   <translation>该损失加上二元交叉熵</translation>
  </message>
  <message>
   <source>the loss that the shapes suggest</source>
   <translation>由形状推断的损失</translation>
  </message>
  <message>
   <source>the loss times the scale {scale}</source>
   <translation>损失乘以缩放系数 {scale}</translation>
  </message>
  <message>
   <source>the loss times {count} {things}</source>
   <translation>损失乘以 {count} {things}</translation>
  </message>
  <message>
   <source>the loss times {n} accumulation steps</source>
   <translation>损失乘以 {n} 个累积步</translation>
  </message>
  <message>
   <source>the loss times {square}, the square of temperature {temperature},</source>
   <translation>损失乘以 {square}（温度 {temperature} 的平方）</translation>
  </message>
  <message>
   <source>the loss {name} of the package {package}: {what}</source>
   <translation>软件包 {package} 的损失函数 {name}：{what}</translation>
  </message>
  <message>
   <source>the margin: free beyond</source>
   <translation>间隔：越过即零损失</translation>
  </message>
  <message>
   <source>the mask is empty: there is no pixel whose probability could be the axis</source>
   <translation>掩码是空的：没有哪个像素的概率可以作为坐标轴</translation>
  </message>
  <message>
   <source>the mean absolute error in per cent of the targets</source>
   <translation>相对目标的平均绝对误差（百分数）</translation>
  </message>
  <message>
   <source>the mean divided by {count} {things}</source>
   <translation>均值除以 {count} {things}</translation>
  </message>
  <message>
   <source>the mean error</source>
   <translation>平均误差</translation>
  </message>
  <message>
   <source>the mean of the first {kept} of {n} rows, which fill batches of {b},</source>
   <translation>{n} 行中能装满每批 {b} 行的前 {kept} 行的均值</translation>
  </message>
  <message>
   <source>the mean of the loss and binary cross entropy</source>
   <translation>该损失与二元交叉熵的平均</translation>
  </message>
  <message>
   <source>the mean of the perplexities of batches of {b} rows</source>
   <translation>每批 {b} 行的困惑度的均值</translation>
  </message>
  <message>
   <source>the mean of the perplexities of {n} elements</source>
   <translation>{n} 个元素的困惑度的均值</translation>
  </message>
  <message>
   <source>the mean of the roots of batches of {b} rows</source>
   <translation>每批 {b} 行的均方根的均值</translation>
  </message>
  <message>
   <source>the mean of the roots of the {n} outputs</source>
   <translation>{n} 个输出的均方根的均值</translation>
  </message>
  <message>
   <source>the mean of the values of batches of {b} rows</source>
   <translation>每批 {b} 行的值的均值</translation>
  </message>
  <message>
   <source>the mean of the {n} easiest of {all} elements ({share})</source>
   <translation>{all} 个元素中最容易的 {n} 个（{share}）的均值</translation>
  </message>
  <message>
   <source>the mean of the {n} easiest of {all} rows ({share})</source>
   <translation>{all} 行中损失最小的 {n} 行（{share}）的均值</translation>
  </message>
  <message>
   <source>the mean of the {n} hardest of {all} elements ({share})</source>
   <translation>{all} 个元素中最难的 {n} 个（{share}）的均值</translation>
  </message>
  <message>
   <source>the mean of the {n} hardest of {all} rows ({share})</source>
   <translation>{all} 行中损失最大的 {n} 行（{share}）的均值</translation>
  </message>
  <message>
   <source>the mean of {n} rows, each over its own {few} to {most} places that count,</source>
   <translation>{n} 行的均值，每行只对自己计入的 {few} 到 {most} 个位置求平均，</translation>
  </message>
  <message>
   <source>the mean of {n} rows, each over its own {m} places that count,</source>
   <translation>{n} 行的均值，每行只对自己计入的 {m} 个位置求平均，</translation>
  </message>
  <message>
   <source>the mean over all {n} × {n} pairs of rows</source>
   <translation>全部 {n} × {n} 对行的均值</translation>
  </message>
  <message>
   <source>the mean over batches of {b} rows, each by its own weights,</source>
   <translation>每批 {b} 行、各按自己的权重求得的均值再平均</translation>
  </message>
  <message>
   <source>the mean over batches of {b} rows, each over its own valid targets,</source>
   <translation>每批 {b} 行、各按自己的有效目标求得的均值再平均</translation>
  </message>
  <message>
   <source>the mean over batches of {b} rows, the last of {short},</source>
   <translation>每批 {b} 行（最后一批 {short} 行）的均值再平均</translation>
  </message>
  <message>
   <source>the mean over batches of {b}, of which number {k} has no target left,</source>
   <translation>每批 {b} 行的均值再平均，其中第 {k} 批没有剩下任何目标，</translation>
  </message>
  <message>
   <source>the mean over the examples: it knows no threshold</source>
   <translation>对这些样本取均值：它与阈值无关</translation>
  </message>
  <message>
   <source>the mean over the {n} rows whose loss is finite</source>
   <translation>损失有限的 {n} 行的均值</translation>
  </message>
  <message>
   <source>the mean squared error of the logits</source>
   <translation>logits 的均方误差</translation>
  </message>
  <message>
   <source>the mean squared error of the logits against one-hot labels</source>
   <translation>logits 与独热标签的均方误差</translation>
  </message>
  <message>
   <source>the mean squared error of the probabilities</source>
   <translation>概率的均方误差</translation>
  </message>
  <message>
   <source>the mean squared error of the probabilities against one-hot labels</source>
   <translation>概率与独热标签的均方误差</translation>
  </message>
  <message>
   <source>the mean with label {value}, which you ignore,</source>
   <translation>计入标签 {value}（你忽略了它）时的均值</translation>
  </message>
  <message>
   <source>the mean with the padding {value}</source>
   <translation>计入填充 {value} 的均值</translation>
  </message>
  <message>
   <source>the mean with the {n} ignored elements, as class 0,</source>
   <translation>把 {n} 个忽略的元素当作类别 0 计入的均值</translation>
  </message>
  <message>
   <source>the mean without label {value}</source>
   <translation>不计标签 {value} 的均值</translation>
  </message>
  <message>
   <source>the mean without the label {value}</source>
   <translation>不计该标签 {value} 的均值</translation>
  </message>
  <message>
   <source>the mean without the padding {value}</source>
   <translation>不计填充 {value} 的均值</translation>
  </message>
  <message>
   <source>the median absolute error</source>
   <translation>绝对误差的中位数</translation>
  </message>
  <message>
   <source>the model changes its mind</source>
   <translation>模型改变主意</translation>
  </message>
  <message>
   <source>the model's most probable class</source>
   <translation>模型认为最可能的类别</translation>
  </message>
  <message>
   <source>the model's probabilities</source>
   <translation>模型给出的概率</translation>
  </message>
  <message>
   <source>the most that cross entropy of {c} classes can be when softmax is applied twice</source>
   <translation>做了两次 softmax 时 {c} 类交叉熵的最大值</translation>
  </message>
  <message>
   <source>the number is above the loss of the file, as training losses often are</source>
   <translation>这个数高于文件的损失，训练损失常常如此</translation>
  </message>
  <message>
   <source>the number is above the loss of the file: a penalty on the weights may be in it</source>
   <translation>这个数高于文件的损失：其中可能含有对权重的惩罚</translation>
  </message>
  <message>
   <source>the number is above the loss of the file: it may be a running mean over the epoch</source>
   <translation>这个数高于文件的损失：可能是整轮的滑动平均</translation>
  </message>
  <message>
   <source>the number is above the loss of the file: the model may have been in training mode</source>
   <translation>这个数高于文件的损失：模型可能处于训练模式</translation>
  </message>
  <message>
   <source>the observed loss must be a number, nan, inf or -inf; got {text}</source>
   <translation>看到的损失必须是数、nan、inf 或 -inf；实际得到 {text}</translation>
  </message>
  <message>
   <source>the old form with sigma = {beta}, beta = 1 / sigma²</source>
   <translation>sigma = {beta} 的旧形式，即 beta = 1 / sigma²，</translation>
  </message>
  <message>
   <source>the order of all of its pixels decides what this image costs: it has no single axis</source>
   <translation>这张图像的损失取决于其全部像素的排序：没有单一的坐标轴</translation>
  </message>
  <message>
   <source>the other sign: is it to be maximised?</source>
   <translation>符号相反：它是要被最大化的吗？</translation>
  </message>
  <message>
   <source>the output cannot be written: {why}</source>
   <translation>无法写出结果：{why}</translation>
  </message>
  <message>
   <source>the overlap of predictions cut at 0.5</source>
   <translation>以 0.5 为界二值化后的重叠度</translation>
  </message>
  <message>
   <source>the paper</source>
   <translation>论文</translation>
  </message>
  <message>
   <source>the paper, monai, smp, optax</source>
   <translation>论文、monai、smp、optax</translation>
  </message>
  <message>
   <source>the perplexity, exp of the loss,</source>
   <translation>困惑度，即损失的指数，</translation>
  </message>
  <message>
   <source>the picture could not be made</source>
   <translation>无法生成图像</translation>
  </message>
  <message>
   <source>the picture of this loss shows a shift of all scores, which no single row has</source>
   <translation>该损失的图显示的是所有得分的共同平移，单独一行没有这样的位置</translation>
  </message>
  <message>
   <source>the predictions are no logits</source>
   <translation>预测不是 logits</translation>
  </message>
  <message>
   <source>the predictions are probabilities or something else with a range of their own</source>
   <translation>预测是概率，或有自身取值范围的其他量</translation>
  </message>
  <message>
   <source>the predictions hold {nan} nan and {inf} inf, first in row {row}</source>
   <translation>预测中有 {nan} 个 nan 和 {inf} 个 inf，最早出现在第 {row} 行</translation>
  </message>
  <message>
   <source>the predictions look like {kind} ({evidence}), but {loss} wants {wanted}</source>
   <translation>预测看起来是“{kind}”（{evidence}），但 {loss} 需要“{wanted}”</translation>
  </message>
  <message>
   <source>the predictions {p} have their classes first, and there are {n} labels</source>
   <translation>预测 {p} 的类别排在最前面，而标签有 {n} 个</translation>
  </message>
  <message>
   <source>the predictions {p} look transposed beside {n} targets: rows come first</source>
   <translation>对照 {n} 个目标，形状为 {p} 的预测像是转置了：行应放在第一个轴</translation>
  </message>
  <message>
   <source>the probability of the class whose score runs</source>
   <translation>得分在变化的那个类别的概率</translation>
  </message>
  <message>
   <source>the root mean squared error over the deviation of targets</source>
   <translation>均方根误差除以目标的标准差</translation>
  </message>
  <message>
   <source>the same with BCE of each class</source>
   <translation>同上，但用各类的 BCE</translation>
  </message>
  <message>
   <source>the same with weights scaled to sum {scaled}, divided by {n} elements,</source>
   <translation>权重缩放到总和为 {scaled} 并除以 {n} 个元素的同一个和</translation>
  </message>
  <message>
   <source>the share of errors in per cent</source>
   <translation>以百分数表示的错误率</translation>
  </message>
  <message>
   <source>the share of errors, one less the accuracy,</source>
   <translation>错误率，即 1 减准确率，</translation>
  </message>
  <message>
   <source>the smallest number there is</source>
   <translation>可表示的最小数</translation>
  </message>
  <message>
   <source>the square of an error of {error}</source>
   <translation>误差 {error} 的平方</translation>
  </message>
  <message>
   <source>the squared hinge loss</source>
   <translation>平方合页损失</translation>
  </message>
  <message>
   <source>the standard deviation of the errors</source>
   <translation>误差的标准差</translation>
  </message>
  <message>
   <source>the student is wrong</source>
   <translation>学生答错</translation>
  </message>
  <message>
   <source>the sum divided by the {b} rows of a batch</source>
   <translation>总和除以每批的 {b} 行</translation>
  </message>
  <message>
   <source>the sum divided by the {count} batches of {b} rows</source>
   <translation>总和除以批次数 {count}（每批 {b} 行）</translation>
  </message>
  <message>
   <source>the sum divided by {n} batches times {b} rows</source>
   <translation>总和除以 {n} 个批次乘以 {b} 行</translation>
  </message>
  <message>
   <source>the sum of the losses of {n} batches of {b} rows</source>
   <translation>{n} 批（每批 {b} 行）的损失之和</translation>
  </message>
  <message>
   <source>the sum of the means of batches of {b}, divided by the number of rows,</source>
   <translation>每批 {b} 行的均值之和除以行数</translation>
  </message>
  <message>
   <source>the sum over the {n} outputs of axis {axis}, averaged over the rest,</source>
   <translation>沿第 {axis} 轴对 {n} 个输出求和、对其余取平均</translation>
  </message>
  <message>
   <source>the sum over {n} classes, averaged over rows,</source>
   <translation>对 {n} 个类别求和、对行求均值</translation>
  </message>
  <message>
   <source>the sum over {n} elements, divided by the {rows} rows,</source>
   <translation>{n} 个元素之和除以 {rows} 行</translation>
  </message>
  <message>
   <source>the sum over {n} outputs, averaged over rows,</source>
   <translation>对 {n} 个输出求和、对行求均值</translation>
  </message>
  <message>
   <source>the sum over {used} elements, divided by all {n},</source>
   <translation>{used} 个元素之和除以全部 {n} 个</translation>
  </message>
  <message>
   <source>the sum with class weights {scheme} of mean 1 over the number of labels</source>
   <translation>以 {scheme} 为各类权重（缩放到均值 1）的总和除以标签个数</translation>
  </message>
  <message>
   <source>the sum with class weights {scheme} over the number of labels</source>
   <translation>以 {scheme} 为各类权重的总和除以标签个数</translation>
  </message>
  <message>
   <source>the sum {total}</source>
   <translation>总和 {total}</translation>
  </message>
  <message>
   <source>the sum {total} over a mask</source>
   <translation>掩码上的总和 {total}</translation>
  </message>
  <message>
   <source>the targets are no classes</source>
   <translation>目标不是类别</translation>
  </message>
  <message>
   <source>the targets are spread over several classes</source>
   <translation>目标分布在多个类别上</translation>
  </message>
  <message>
   <source>the targets are {a} and {b}: these are not the same rows</source>
   <translation>两边目标的形状是 {a} 和 {b}：不是同一批行</translation>
  </message>
  <message>
   <source>the targets differ in row {row}: these are not the same rows</source>
   <translation>目标在第 {row} 行不同：不是同一批行</translation>
  </message>
  <message>
   <source>the targets have an entropy of {h}: cross entropy cannot fall below it, the divergence can</source>
   <translation>目标的熵为 {h}：交叉熵不会低于它，散度可以</translation>
  </message>
  <message>
   <source>the texts of the column {name} are too long for an npz file: use csv or parquet</source>
   <translation>列 {name} 的文字太长，无法存入 npz 文件：请用 csv 或 parquet</translation>
  </message>
  <message>
   <source>the threshold that is chosen</source>
   <translation>所选的阈值</translation>
  </message>
  <message>
   <source>the upper cap of Keras</source>
   <translation>Keras 的上端截断值</translation>
  </message>
  <message>
   <source>the value of {name}</source>
   <translation>即 {name} 的值</translation>
  </message>
  <message>
   <source>the variance of the targets</source>
   <translation>目标的方差</translation>
  </message>
  <message>
   <source>the weighted sum divided by the total weight {weight}</source>
   <translation>加权和除以总权重 {weight}</translation>
  </message>
  <message>
   <source>the weighted sum over {n} elements</source>
   <translation>{n} 个元素的加权和</translation>
  </message>
  <message>
   <source>the weighted sum over {n} elements, divided by their number,</source>
   <translation>{n} 个元素的加权和除以它们的数目</translation>
  </message>
  <message>
   <source>the whole mask found</source>
   <translation>掩码全部找到</translation>
  </message>
  <message>
   <source>the {name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <source>their score</source>
   <translation>它们的得分</translation>
  </message>
  <message>
   <source>there are no reasons yet: type the number that you saw</source>
   <translation>还没有原因：请输入你看到的数</translation>
  </message>
  <message>
   <source>there are no rows yet: open a batch first</source>
   <translation>还没有数据行：请先打开一个批次</translation>
  </message>
  <message>
   <source>there are no rows: predictions {p}, targets {t}</source>
   <translation>没有任何行：预测 {p}，目标 {t}</translation>
  </message>
  <message>
   <source>there is no column {word} in the file</source>
   <translation>文件中没有列 {word}</translation>
  </message>
  <message>
   <source>there is no column {word}; did you mean {near}?</source>
   <translation>没有名为 {word} 的列，您是想用 {near} 吗？</translation>
  </message>
  <message>
   <source>there is no column {word}; there are {names}</source>
   <translation>没有名为 {word} 的列，可用的有 {names}</translation>
  </message>
  <message>
   <source>there is no curve yet</source>
   <translation>还没有曲线</translation>
  </message>
  <message>
   <source>there is no diagnosis yet: open a file first</source>
   <translation>还没有诊断：请先打开文件</translation>
  </message>
  <message>
   <source>there is no display (DISPLAY and WAYLAND_DISPLAY are empty); the commands eval, diagnose, losses and curve work</source>
   <translation>没有显示器（DISPLAY 和 WAYLAND_DISPLAY 为空）；命令 eval、diagnose、losses 和 curve 可以使用</translation>
  </message>
  <message>
   <source>there is no loss yet</source>
   <translation>还没有选择损失</translation>
  </message>
  <message>
   <source>there is no number but nan</source>
   <translation>除 nan 外没有任何数</translation>
  </message>
  <message>
   <source>there is no script for {loss} of this file that does without Loss Explorer</source>
   <translation>无法为该文件上的 {loss} 生成不依赖 Loss Explorer 的脚本</translation>
  </message>
  <message>
   <source>there is no temporary folder that can be written to</source>
   <translation>没有可写入的临时文件夹</translation>
  </message>
  <message>
   <source>there is not enough memory for this</source>
   <translation>内存不足，无法完成此操作</translation>
  </message>
  <message>
   <source>these are two losses, {a} and {b}: compare one</source>
   <translation>这是两种损失，{a} 和 {b}：请用同一种损失比较</translation>
  </message>
  <message>
   <source>these are {a} rows and {b} rows: they are not of the same targets</source>
   <translation>行数是 {a} 和 {b}：目标不相同</translation>
  </message>
  <message>
   <source>these give the same number on this file; look at the code for which one it is</source>
   <translation>在这个文件上它们给出同一个数；请看代码确定是哪一个</translation>
  </message>
  <message>
   <source>these probabilities do not sum to 1: a curve of them would not pass through this row</source>
   <translation>这些概率之和不为 1：由此画出的曲线不会经过这一行</translation>
  </message>
  <message>
   <source>they are {kind}: {why}</source>
   <translation>数据类型：{kind}（{why}）</translation>
  </message>
  <message>
   <source>this PyTorch was built without CUDA</source>
   <translation>这个 PyTorch 编译时不含 CUDA</translation>
  </message>
  <message>
   <source>this batch has no column {name}</source>
   <translation>这个批次没有 {name} 列</translation>
  </message>
  <message>
   <source>this file gives</source>
   <translation>此文件给出</translation>
  </message>
  <message>
   <source>this loss ignores no label</source>
   <translation>该损失不忽略任何标签</translation>
  </message>
  <message>
   <source>this loss is one number of the whole batch: a row has no picture of its own</source>
   <translation>此损失是整个批次的一个数：单独一行无法画图</translation>
  </message>
  <message>
   <source>this loss takes more than two vectors: a row alone does not say where it stands</source>
   <translation>此损失需要两个以上的向量：单凭一行无法确定它的位置</translation>
  </message>
  <message>
   <source>this loss takes no smoothed labels</source>
   <translation>该损失不接受平滑标签</translation>
  </message>
  <message>
   <source>this loss takes no weights of classes</source>
   <translation>该损失不接受类别权重</translation>
  </message>
  <message>
   <source>this picture takes {n} number as {name}; got {count}</source>
   <translation>此图的 {name} 需要 {n} 个数，实际得到 {count} 个</translation>
  </message>
  <message>
   <source>this picture takes {n} numbers as {name}; got {count}</source>
   <translation>此图的 {name} 需要 {n} 个数，实际得到 {count} 个</translation>
  </message>
  <message>
   <source>this reason gives</source>
   <translation>此原因给出</translation>
  </message>
  <message>
   <source>this row</source>
   <translation>这一行</translation>
  </message>
  <message>
   <source>this row holds a probability of 0, of which there is no logarithm</source>
   <translation>此行含有为 0 的概率，而 0 没有对数</translation>
  </message>
  <message>
   <source>this row holds numbers that are not finite</source>
   <translation>此行含有非有限的数值</translation>
  </message>
  <message>
   <source>this row is ignored</source>
   <translation>此行被忽略</translation>
  </message>
  <message>
   <source>this row lies too far out to be drawn</source>
   <translation>此行离得太远，无法画出</translation>
  </message>
  <message>
   <source>three classes alike, the first is right, α = 0.25</source>
   <translation>三类相同，第一类正确，α = 0.25</translation>
  </message>
  <message>
   <source>three rows, one of them ignored</source>
   <translation>三行，其中一行被忽略</translation>
  </message>
  <message>
   <source>threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>to a mean of 1</source>
   <translation>缩放到均值为 1</translation>
  </message>
  <message>
   <source>to the next control and back, as they stand in the window</source>
   <translation>按窗口中的排列移到下一个控件，或返回上一个</translation>
  </message>
  <message>
   <source>token accuracy</source>
   <translation>词元准确率</translation>
  </message>
  <message>
   <source>tokens</source>
   <translation>词元</translation>
  </message>
  <message>
   <source>too high</source>
   <translation>偏高</translation>
  </message>
  <message>
   <source>too low</source>
   <translation>偏低</translation>
  </message>
  <message>
   <source>too sure</source>
   <translation>过于自信</translation>
  </message>
  <message>
   <source>too unsure</source>
   <translation>信心不足</translation>
  </message>
  <message>
   <source>torch (smoothed)</source>
   <translation>torch（平滑）</translation>
  </message>
  <message>
   <source>torch divides by the total weight of the rows for class indices, by their number for probabilities and after reduction='none': use one of them throughout.</source>
   <translation>对类别编号，torch 除以各行的总权重；对概率以及 reduction='none' 之后，除以行数：请始终只用一种。</translation>
  </message>
  <message>
   <source>torch is being loaded …</source>
   <translation>正在加载 torch…</translation>
  </message>
  <message>
   <source>torch spreads eps over all {n} classes; the other convention is its eps times {n} / {m}.</source>
   <translation>torch 把 eps 分摊到全部 {n} 个类别；另一种约定相当于其 eps 乘以 {n} / {m}。</translation>
  </message>
  <message>
   <source>torch stops the logarithm at −100</source>
   <translation>torch 把对数截止于 −100</translation>
  </message>
  <message>
   <source>torch weights the smoothing term by each class and divides by the same total weight.</source>
   <translation>torch 按类别给平滑项加权，并除以同样的总权重。</translation>
  </message>
  <message>
   <source>torchvision: alpha multiplies positives, 1 − alpha negatives, and the mean is over all elements.</source>
   <translation>torchvision：alpha 乘正例，1 − alpha 乘负例，对所有元素求均值。</translation>
  </message>
  <message>
   <source>total loss</source>
   <translation>总损失</translation>
  </message>
  <message>
   <source>true</source>
   <translation>真值</translation>
  </message>
  <message>
   <source>true class</source>
   <translation>真实类别</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>布尔值 true 或 false</translation>
  </message>
  <message>
   <source>twice it: somebody left out a half</source>
   <translation>是它的两倍：漏掉了二分之一</translation>
  </message>
  <message>
   <source>two boxes of side 1 that are the same</source>
   <translation>两个相同的单位边长的框</translation>
  </message>
  <message>
   <source>two classes, p = ½</source>
   <translation>两类，p = ½</translation>
  </message>
  <message>
   <source>two columns of errors, (3, 0) and (4, 1)</source>
   <translation>两列误差 (3, 0) 和 (4, 1)</translation>
  </message>
  <message>
   <source>two embeddings (N, D)</source>
   <translation>两组嵌入 (N, D)</translation>
  </message>
  <message>
   <source>two images, one of them right</source>
   <translation>两幅图像，其中一幅正确</translation>
  </message>
  <message>
   <source>two of three marked pixels are right, none is missed</source>
   <translation>标出的三个像素中两个正确，没有漏检</translation>
  </message>
  <message>
   <source>two of three rows kept</source>
   <translation>保留三行中的两行</translation>
  </message>
  <message>
   <source>two of three rows kept, mean of the first network</source>
   <translation>保留三行中的两行，第一个网络的均值</translation>
  </message>
  <message>
   <source>two pairs at right angles</source>
   <translation>互相垂直的两对</translation>
  </message>
  <message>
   <source>two pairs of strangers, one of them far enough</source>
   <translation>两对不同类样本，其中一对已足够远</translation>
  </message>
  <message>
   <source>two rows whose classes weigh 1 and 4</source>
   <translation>两行，类权重为 1 和 4</translation>
  </message>
  <message>
   <source>two rows, both of them true</source>
   <translation>两行，且都为正</translation>
  </message>
  <message>
   <source>two triplets, one of them far enough</source>
   <translation>两个三元组，其中一个已足够远</translation>
  </message>
  <message>
   <source>type a number, such as 2.3026</source>
   <translation>请输入一个数，例如 2.3026</translation>
  </message>
  <message>
   <source>unchanged</source>
   <translation>不变</translation>
  </message>
  <message>
   <source>undecided: 1</source>
   <translation>不置可否：1</translation>
  </message>
  <message>
   <source>underflow: 0 up to here</source>
   <translation>下溢：到这里为止都是 0</translation>
  </message>
  <message>
   <source>undo and redo</source>
   <translation>撤销与重做</translation>
  </message>
  <message>
   <source>unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>value</source>
   <translation>值</translation>
  </message>
  <message>
   <source>value {n}</source>
   <translation>值 {n}</translation>
  </message>
  <message>
   <source>values</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>values beyond 1e300 are drawn as if they were 1e300</source>
   <translation>超过 10³⁰⁰ 的值按 10³⁰⁰ 绘制</translation>
  </message>
  <message>
   <source>values: nearest is {entry}; on drawn batches it differs by up to {gap} ({own} instead of {other})</source>
   <translation>数值：最接近 {entry}；在抽取的批次上最多相差 {gap}（{own}，而非 {other}）</translation>
  </message>
  <message>
   <source>values: those of no entry of the catalogue; compared with {n}</source>
   <translation>数值：与目录中的条目都不一致；共比较了 {n} 个</translation>
  </message>
  <message>
   <source>values: those of {entry}, to {digits} digits on drawn inputs</source>
   <translation>数值：在抽取的输入上与 {entry} 一致，精确到 {digits} 位</translation>
  </message>
  <message>
   <source>values: {entry} and a constant of {c}</source>
   <translation>数值：{entry} 加上常数 {c}</translation>
  </message>
  <message>
   <source>values: {factor} × {entry}</source>
   <translation>数值：{factor} × {entry}</translation>
  </message>
  <message>
   <source>values: {factor} × {entry}, {why}</source>
   <translation>数值：{factor} × {entry}，{why}</translation>
  </message>
  <message>
   <source>variance</source>
   <translation>方差</translation>
  </message>
  <message>
   <source>variance claimed</source>
   <translation>声称的方差</translation>
  </message>
  <message>
   <source>variances from 0 on</source>
   <translation>方差不小于 0</translation>
  </message>
  <message>
   <source>vertical scale</source>
   <translation>纵轴刻度</translation>
  </message>
  <message>
   <source>w = (3, 4), λ = 0.01</source>
   <translation>w = (3, 4)，λ = 0.01</translation>
  </message>
  <message>
   <source>wants a background below 1: the logit of a sure pixel is infinite</source>
   <translation>背景必须小于 1：完全确定的像素，其 logit 为无穷大</translation>
  </message>
  <message>
   <source>wants a target above −1</source>
   <translation>需要大于 −1 的目标</translation>
  </message>
  <message>
   <source>warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <source>watching: the files are still being written</source>
   <translation>正在监视：文件还在写入</translation>
  </message>
  <message>
   <source>watching: {name} is gone, and read again when it is back</source>
   <translation>正在监视：{name} 不见了，重新出现后会再次读取</translation>
  </message>
  <message>
   <source>weighs each part of the BCE by itself</source>
   <translation>对 BCE 的两部分分别加权</translation>
  </message>
  <message>
   <source>weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>weight_decay of SGD</source>
   <translation>SGD 的 weight_decay</translation>
  </message>
  <message>
   <source>weights as (1 − beta) / (1 − beta^n) gives them, not scaled,</source>
   <translation>权重为 (1 − beta) / (1 − beta^n)、未经缩放时</translation>
  </message>
  <message>
   <source>weights of rows</source>
   <translation>按行加权</translation>
  </message>
  <message>
   <source>weights on the true class and not on the smoothing term</source>
   <translation>权重只乘真实类别、不乘平滑项</translation>
  </message>
  <message>
   <source>weights scaled</source>
   <translation>权重缩放</translation>
  </message>
  <message>
   <source>weights scaled to sum 1 instead of {n}</source>
   <translation>权重缩放到总和为 1 而不是 {n}</translation>
  </message>
  <message>
   <source>weights that are nan since a step before: a gradient that overflowed, or that of a root or a norm at 0</source>
   <translation>权重在前一步就已是 nan：梯度溢出，或在 0 处对平方根或范数求了导</translation>
  </message>
  <message>
   <source>what is true</source>
   <translation>真实值</translation>
  </message>
  <message>
   <source>what the model said</source>
   <translation>模型的输出</translation>
  </message>
  <message>
   <source>wheel</source>
   <translation>滚轮</translation>
  </message>
  <message>
   <source>where torch stops the logarithm</source>
   <translation>torch 对数的截止处</translation>
  </message>
  <message>
   <source>where ε stops it</source>
   <translation>ε 在此截断</translation>
  </message>
  <message>
   <source>which draw</source>
   <translation>抽样编号</translation>
  </message>
  <message>
   <source>wide enough</source>
   <translation>间隔已足够</translation>
  </message>
  <message>
   <source>width of the box</source>
   <translation>框的宽度</translation>
  </message>
  <message>
   <source>width of the true box</source>
   <translation>真实框的宽度</translation>
  </message>
  <message>
   <source>widths 1 and 2, 16 777 216 to the right</source>
   <translation>宽度为 1 和 2，位于右侧 16 777 216 处</translation>
  </message>
  <message>
   <source>with labels renamed {pairs} {after} % of the rows are right, now {before} %</source>
   <translation>标签改名 {pairs} 后 {after} % 的行正确，现在是 {before} %</translation>
  </message>
  <message>
   <source>with softmax, the channels depend on each other: they have no single axis</source>
   <translation>使用 softmax 时各通道相互依赖：没有单一的坐标轴</translation>
  </message>
  <message>
   <source>with squares, Dice depends on every single pixel: it has no picture along one axis</source>
   <translation>采用平方时，Dice 取决于每一个像素：无法沿单一坐标轴画图</translation>
  </message>
  <message>
   <source>with targets moved by {k} rows the correlation is {after}, now {before}</source>
   <translation>目标移动 {k} 行后相关系数为 {after}，现在是 {before}</translation>
  </message>
  <message>
   <source>with targets moved by {k} rows {after} % of the rows are right, now {before} %</source>
   <translation>目标移动 {k} 行后 {after} % 的行正确，现在是 {before} %</translation>
  </message>
  <message>
   <source>with {loss}</source>
   <translation>损失：{loss}</translation>
  </message>
  <message>
   <source>without PREDICTIONS there is no use for {options}</source>
   <translation>没有预测文件，{options} 不起作用</translation>
  </message>
  <message>
   <source>without a second model rows are no longer filtered by “{text}”</source>
   <translation>没有第二个模型，不再按“{text}”筛选各行</translation>
  </message>
  <message>
   <source>without a second model the rows of the largest loss stand first</source>
   <translation>没有第二个模型，各行重新按损失从大到小排列</translation>
  </message>
  <message>
   <source>without α</source>
   <translation>不用 α</translation>
  </message>
  <message>
   <source>worse rows</source>
   <translation>变差的行</translation>
  </message>
  <message>
   <source>worst</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>worth knowing</source>
   <translation>值得注意</translation>
  </message>
  <message>
   <source>writing {name}</source>
   <translation>正在写入 {name}</translation>
  </message>
  <message>
   <source>wrong answers</source>
   <translation>答错的行</translation>
  </message>
  <message>
   <source>you said so</source>
   <translation>由你指定</translation>
  </message>
  <message>
   <source>you saw</source>
   <translation>你看到的</translation>
  </message>
  <message>
   <source>yours {x}; {levels}</source>
   <translation>当前 {x}；{levels}</translation>
  </message>
  <message>
   <source>z = (1, 0, 0), the second is right and one of two rare classes</source>
   <translation>z = (1, 0, 0)，第二类正确，属于两个稀有类之一</translation>
  </message>
  <message>
   <source>z = 0 and y = 1, α left to its default</source>
   <translation>z = 0，y = 1，α 取默认值</translation>
  </message>
  <message>
   <source>z = 1 and a soft target of 0.7</source>
   <translation>z = 1，软目标 0.7</translation>
  </message>
  <message>
   <source>{axis} runs from {low} to {high}; the rest is left out</source>
   <translation>{axis} 的范围是 {low} 到 {high}；其余部分已略去</translation>
  </message>
  <message>
   <source>{a} taken for {b}</source>
   <translation>{a} 被认作 {b}</translation>
  </message>
  <message>
   <source>{a}; {b}</source>
   <translation>{a}；{b}</translation>
  </message>
  <message>
   <source>{before} % of the elements are right as they are, {after} % after a plain reshape</source>
   <translation>按现状 {before} % 的元素正确，直接 reshape 后为 {after} %</translation>
  </message>
  <message>
   <source>{before} % of the rows are right as they are, {after} % when transposed</source>
   <translation>按现状 {before} % 的行正确，转置后为 {after} %</translation>
  </message>
  <message>
   <source>{better} of {all_better} rows better, {worse} of {all_worse} worse</source>
   <translation>{all_better} 行变好中的 {better} 行，{all_worse} 行变差中的 {worse} 行</translation>
  </message>
  <message>
   <source>{better} rows better, {worse} worse</source>
   <translation>{better} 行变好，{worse} 行变差</translation>
  </message>
  <message>
   <source>{ceiling} is the maximum, not divergence.</source>
   <translation>{ceiling} 是最大值，并不是发散。</translation>
  </message>
  <message>
   <source>{change}; {lost}</source>
   <translation>{change}；{lost}</translation>
  </message>
  <message>
   <source>{classes} classes, but labels of type {dtype} hold 256 values</source>
   <translation>有 {classes} 个类别，但 {dtype} 类型的标签只能有 256 个值</translation>
  </message>
  <message>
   <source>{classes} classes, but no label above 255; adding 256 where that fits better lowers {before} to {after}</source>
   <translation>有 {classes} 个类别，但没有大于 255 的标签；在更合适处加上 256 可把 {before} 降到 {after}</translation>
  </message>
  <message>
   <source>{columns} · push</source>
   <translation>{columns} · 推动</translation>
  </message>
  <message>
   <source>{device}</source>
   <translation>{device}</translation>
  </message>
  <message>
   <source>{dtype} on {device}</source>
   <translation>{dtype}，在 {device} 上</translation>
  </message>
  <message>
   <source>{evidence} (row {rows})</source>
   <translation>{evidence}（第 {rows} 行）</translation>
  </message>
  <message>
   <source>{evidence} (rows {rows})</source>
   <translation>{evidence}（第 {rows} 行）</translation>
  </message>
  <message>
   <source>{files}: {what}</source>
   <translation>{files}：{what}</translation>
  </message>
  <message>
   <source>{file} has no {name}; it has {known}</source>
   <translation>{file} 中没有 {name}；有 {known}</translation>
  </message>
  <message>
   <source>{file} holds no loss: a function (prediction, target, …), or a Module whose forward is one</source>
   <translation>{file} 中没有损失函数：应有一个函数（预测、目标等），或 forward 如此的 Module</translation>
  </message>
  <message>
   <source>{file} is being read …</source>
   <translation>正在读取 {file}…</translation>
  </message>
  <message>
   <source>{file} is not Python: {what}</source>
   <translation>{file} 不是 Python 文件：{what}</translation>
  </message>
  <message>
   <source>{file} is not trusted as it is now, and was not executed</source>
   <translation>{file} 的当前内容未受信任，因此没有执行</translation>
  </message>
  <message>
   <source>{file}, line {line} “{text}”: {what}</source>
   <translation>{file} 第 {line} 行“{text}”：{what}</translation>
  </message>
  <message>
   <source>{file}: {names} cannot be used; each says why in the list</source>
   <translation>{file}：{names} 无法使用；列表中各自说明了原因</translation>
  </message>
  <message>
   <source>{file}: {name} is a Module already made; name its class</source>
   <translation>{file}：{name} 是已创建的 Module 对象；请写出它的类名</translation>
  </message>
  <message>
   <source>{file}: {name} is neither a function nor a Module class</source>
   <translation>{file}：{name} 既不是函数，也不是 Module 类</translation>
  </message>
  <message>
   <source>{file}: {name} is no loss by itself; name a function that calls {call}</source>
   <translation>{file}：{name} 本身不是损失；请改用调用 {call} 的函数</translation>
  </message>
  <message>
   <source>{file}: {name} takes no predictions and targets; wanted are two tensors first</source>
   <translation>{file}：{name} 不接受预测和目标；前两个参数应为张量</translation>
  </message>
  <message>
   <source>{file}: {what}</source>
   <translation>{file}：{what}</translation>
  </message>
  <message>
   <source>{first} holds scores and {second} labels, so {first} was taken as the predictions</source>
   <translation>{first} 里是分数，{second} 里是标签，因此把 {first} 当作预测</translation>
  </message>
  <message>
   <source>{first}. {second}</source>
   <translation>{first}。{second}</translation>
  </message>
  <message>
   <source>{kind} needs {package}: pip install "lossexplorer[all]"</source>
   <translation>读取 {kind} 需要 {package}：pip install "lossexplorer[all]"</translation>
  </message>
  <message>
   <source>{labels}, in {n} row</source>
   <translation>{labels}，在 {n} 行中</translation>
  </message>
  <message>
   <source>{labels}, in {n} rows</source>
   <translation>{labels}，在 {n} 行中</translation>
  </message>
  <message>
   <source>{loss} after a reshape without permute</source>
   <translation>未经 permute 直接 reshape 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} against labels modulo 256</source>
   <translation>对标签模 256 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} against one less the targets</source>
   <translation>以 1 减目标为目标的 {loss}</translation>
  </message>
  <message>
   <source>{loss} against the label {k} places on</source>
   <translation>对往后 {k} 个位置的标签的 {loss}</translation>
  </message>
  <message>
   <source>{loss} against the labels less 1</source>
   <translation>对标签减 1 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} against the labels plus 1</source>
   <translation>对标签加 1 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} belongs to “{own}”, this picture shows “{other}”</source>
   <translation>“{loss}”属于“{own}”，而此图显示的是“{other}”</translation>
  </message>
  <message>
   <source>{loss} cannot be computed from {kind}: it takes something else</source>
   <translation>无法由{kind}计算 {loss}：它需要另一类输入</translation>
  </message>
  <message>
   <source>{loss} compares every row with every other, and {n} rows are too many for one set (at most {limit}): give the batch size</source>
   <translation>{loss} 要把每一行与其他所有行比较，一组 {n} 行太多（最多 {limit} 行）：请指定批次大小</translation>
  </message>
  <message>
   <source>{loss} has no axis {axis}; it has {has}</source>
   <translation>{loss} 没有坐标轴 {axis}；可用的有 {has}</translation>
  </message>
  <message>
   <source>{loss} has no curve. {why}</source>
   <translation>{loss} 没有曲线。{why}</translation>
  </message>
  <message>
   <source>{loss} has no further input {name}; it has {names}</source>
   <translation>{loss} 没有名为 {name} 的其他输入；可用的有 {names}</translation>
  </message>
  <message>
   <source>{loss} has no honest picture along one axis</source>
   <translation>{loss} 无法沿单一坐标轴如实画出</translation>
  </message>
  <message>
   <source>{loss} has no picture in “{scene}”</source>
   <translation>“{scene}”中画不出“{loss}”</translation>
  </message>
  <message>
   <source>{loss} has no reduction {wish}: it gives an array, whose {wish} nobody wants small; it has {has}</source>
   <translation>{loss} 没有归约方式 {wish}：它给出一个数组，没有人要把它的 {wish} 变小；可用的是 {has}</translation>
  </message>
  <message>
   <source>{loss} has no reduction {wish}: it is one number of the whole batch, not a sum over rows; it has {has}</source>
   <translation>{loss} 不支持归约方式 {wish}：它是整个批次的一个数，而不是逐行之和；可用的有 {has}</translation>
  </message>
  <message>
   <source>{loss} has no reduction {wish}; it has {has}</source>
   <translation>{loss} 不支持归约方式 {wish}；可用的有 {has}</translation>
  </message>
  <message>
   <source>{loss} in standard deviations of the targets</source>
   <translation>以目标的标准差为单位的 {loss}</translation>
  </message>
  <message>
   <source>{loss} is a sum over weights, not over the rows of a batch</source>
   <translation>{loss} 是对权重求和，而不是对批次的各行求和</translation>
  </message>
  <message>
   <source>{loss} of predicting 0 everywhere</source>
   <translation>处处预测 0 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of predicting the mean target everywhere</source>
   <translation>处处预测目标均值的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of predictions rounded to {type}</source>
   <translation>预测舍入到 {type} 后的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of targets smoothed by {eps}</source>
   <translation>目标平滑 {eps} 后的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of the logits over {temperature}</source>
   <translation>logits 除以 {temperature} 后的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of the probabilities, read as logits,</source>
   <translation>把概率当作 logits 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of the raw scores, clipped to [{eps}, 1 − {eps}]</source>
   <translation>把原始得分截断到 [{eps}, 1 − {eps}] 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of the scores themselves, {way}</source>
   <translation>直接对得分计算的 {loss}（{way}）</translation>
  </message>
  <message>
   <source>{loss} of the sigmoid of the logits</source>
   <translation>对 logits 的 sigmoid 计算的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of the transposed predictions</source>
   <translation>转置预测的 {loss}</translation>
  </message>
  <message>
   <source>{loss} of this file</source>
   <translation>这个文件的 {loss}</translation>
  </message>
  <message>
   <source>{loss} taken {way}</source>
   <translation>{way}的 {loss}</translation>
  </message>
  <message>
   <source>{loss} takes a set as a whole, and {n} rows of {row} numbers do not fit into memory: give the batch size</source>
   <translation>{loss} 要把一组数据作为整体计算，而 {n} 行、每行 {row} 个数，内存放不下：请指定批次大小</translation>
  </message>
  <message>
   <source>{loss} takes logits, but the file holds probabilities: {why}</source>
   <translation>{loss} 需要 logits，但文件中是概率：{why}</translation>
  </message>
  <message>
   <source>{loss} takes logits, but {why}</source>
   <translation>{loss} 需要 logits，但{why}</translation>
  </message>
  <message>
   <source>{loss} takes no predictions: it wants two lists of equal length about {whole}, {one} and {other}; these are {p} and {t}</source>
   <translation>{loss} 不接受预测：它需要关于{whole}的两个等长列表 {one} 和 {other}；这里是 {p} 和 {t}</translation>
  </message>
  <message>
   <source>{loss} takes numbers of any size</source>
   <translation>{loss} 可以接受任意大小的数</translation>
  </message>
  <message>
   <source>{loss} takes probabilities, but {why}</source>
   <translation>{loss} 需要概率，但{why}</translation>
  </message>
  <message>
   <source>{loss} takes the whole file as one set, and {n} rows are too many: give the batch size</source>
   <translation>{loss} 把整个文件作为一组，而 {n} 行太多：请给出批次大小</translation>
  </message>
  <message>
   <source>{loss} takes two embeddings</source>
   <translation>{loss} 需要两组嵌入</translation>
  </message>
  <message>
   <source>{loss} takes {names}, and there is no {missing}: save arrays of these names in one file, or name a file of it</source>
   <translation>{loss} 需要 {names}，但缺少 {missing}：请把同名的数组保存在一个文件中，或另外指定它的文件</translation>
  </message>
  <message>
   <source>{loss} wants arrays one by one, as in {loss}(*model.parameters()); got {kind}</source>
   <translation>{loss} 需要逐个传入数组，例如 {loss}(*model.parameters())；实际得到 {kind}</translation>
  </message>
  <message>
   <source>{loss} wants as inputs {names}; got {got}</source>
   <translation>{loss} 的输入应为 {names}；得到 {got} 个</translation>
  </message>
  <message>
   <source>{loss} wants class indices; the targets are fractions</source>
   <translation>{loss} 需要类别索引，而目标是小数</translation>
  </message>
  <message>
   <source>{loss} wants numbers as {name}; got {kind}</source>
   <translation>{loss} 的 {name} 应为数值，实际得到 {kind}</translation>
  </message>
  <message>
   <source>{loss} wants {wants}; the predictions are {p}, the targets {t}</source>
   <translation>{loss} 需要：{wants}；而预测的形状是 {p}，目标的形状是 {t}</translation>
  </message>
  <message>
   <source>{loss} wants {wants}; these run from {low} to {high}</source>
   <translation>{loss} 需要：{wants}；而这里的取值从 {low} 到 {high}</translation>
  </message>
  <message>
   <source>{loss} wants {wants}; {got}</source>
   <translation>{loss} 需要：{wants}；{got}</translation>
  </message>
  <message>
   <source>{loss} with 1 / weight</source>
   <translation>以 1 / 权重为权重的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with class numbers {order}</source>
   <translation>类别编号为{order}的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with class weights {scheme}</source>
   <translation>{loss}，各类权重取 {scheme}</translation>
  </message>
  <message>
   <source>{loss} with its usual parameters</source>
   <translation>默认参数下的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with smooth = {smooth}</source>
   <translation>smooth = {smooth} 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with targets shifted by {k} rows</source>
   <translation>目标移动 {k} 行的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with targets shifted by {k} rows, the ends cut off,</source>
   <translation>目标错开 {k} 行并切去两端后的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with the usual {settings}</source>
   <translation>参数取默认值 {settings} 的 {loss}</translation>
  </message>
  <message>
   <source>{loss} with {settings}</source>
   <translation>{settings} 时的 {loss}</translation>
  </message>
  <message>
   <source>{loss} without column {k}, which no label uses,</source>
   <translation>去掉没有标签使用的第 {k} 列后的 {loss}</translation>
  </message>
  <message>
   <source>{loss} without the weights</source>
   <translation>不加权的 {loss}</translation>
  </message>
  <message>
   <source>{loss}, accuracy {a} → {b}</source>
   <translation>{loss}，准确率 {a} → {b}</translation>
  </message>
  <message>
   <source>{loss}, rounded to {type},</source>
   <translation>舍入到 {type} 的 {loss}</translation>
  </message>
  <message>
   <source>{loss}. Try this again</source>
   <translation>{loss}。再试一次</translation>
  </message>
  <message>
   <source>{loss}: {why}</source>
   <translation>{loss}：{why}</translation>
  </message>
  <message>
   <source>{low} to {high}: {n} row</source>
   <translation>{low} 到 {high}：{n} 行</translation>
  </message>
  <message>
   <source>{low} to {high}: {n} rows</source>
   <translation>{low} 到 {high}：{n} 行</translation>
  </message>
  <message>
   <source>{means}; {answers}; {easy}</source>
   <translation>{means}；{answers}；{easy}</translation>
  </message>
  <message>
   <source>{means}; {easy}</source>
   <translation>{means}；{easy}</translation>
  </message>
  <message>
   <source>{name} above {low}</source>
   <translation>{name} 大于 {low}</translation>
  </message>
  <message>
   <source>{name} also has the column {columns}, which was not used.</source>
   <translation>{name} 还有一列 {columns}，没有用到。</translation>
  </message>
  <message>
   <source>{name} also holds {others}, which was ignored.</source>
   <translation>{name} 中还有 {others}，已忽略。</translation>
  </message>
  <message>
   <source>{name} cannot be found. Check the name and the folder.</source>
   <translation>找不到 {name}。请检查文件名和文件夹。</translation>
  </message>
  <message>
   <source>{name} cannot be found: its links lead in a circle. Name the file itself.</source>
   <translation>找不到 {name}：它的链接循环指向自身。请直接指定文件本身。</translation>
  </message>
  <message>
   <source>{name} cannot be found: the link points nowhere. Check where it should point.</source>
   <translation>找不到 {name}：链接指向的位置不存在。请检查它应该指向哪里。</translation>
  </message>
  <message>
   <source>{name} cannot be found: the name is too long. Check the name.</source>
   <translation>找不到 {name}：名称太长。请检查文件名。</translation>
  </message>
  <message>
   <source>{name} cannot be read as an array of numbers ({kind})</source>
   <translation>{name} 无法作为数值数组读取（{kind}）</translation>
  </message>
  <message>
   <source>{name} cannot be read in reasonable time. It may be damaged.</source>
   <translation>{name} 在合理时间内无法读完，文件可能已损坏。</translation>
  </message>
  <message>
   <source>{name} cannot be read: the disk or network reports an error. Copy the file again.</source>
   <translation>无法读取 {name}：磁盘或网络报告错误。请重新复制文件。</translation>
  </message>
  <message>
   <source>{name} cannot be split into cells. Correct it.</source>
   <translation>{name} 无法拆分成单元格。请更正。</translation>
  </message>
  <message>
   <source>{name} cannot be turned into numbers. Save it again as float32.</source>
   <translation>{name} 无法转换为数值。请以 float32 重新保存。</translation>
  </message>
  <message>
   <source>{name} changed on disk since it was opened</source>
   <translation>文件打开后在磁盘上被改动过：{name}</translation>
  </message>
  <message>
   <source>{name} changed on disk while it was open. Open it again.</source>
   <translation>{name} 打开期间在磁盘上被改动。请重新打开。</translation>
  </message>
  <message>
   <source>{name} contains “{member}” twice, so that it is not clear which one is meant. Save it again.</source>
   <translation>{name} 中有两个“{member}”，无法确定用哪一个。请重新保存。</translation>
  </message>
  <message>
   <source>{name} does not say which loss it was saved with; name one with --loss, as `lossexplorer losses` lists them</source>
   <translation>{name} 没有记录保存时所用的损失；请用 --loss 指定一个，名称见 `lossexplorer losses`</translation>
  </message>
  <message>
   <source>{name} does not stop: it is inside of a library, or takes no notice. Closing the window ends it.</source>
   <translation>{name} 没有停下：它正在库函数内部，或不理会停止请求。关闭窗口可结束它。</translation>
  </message>
  <message>
   <source>{name} has a damaged or unsafe header. Save it again with np.save.</source>
   <translation>{name} 的文件头已损坏或不安全。请用 np.save 重新保存。</translation>
  </message>
  <message>
   <source>{name} has a damaged zip directory. Copy the file again.</source>
   <translation>{name} 的 zip 目录已损坏。请重新复制文件。</translation>
  </message>
  <message>
   <source>{name} has a line longer than 8 MB; it is not a table of numbers. Save it as npy.</source>
   <translation>{name} 中有一行超过 8 MB，不是数值表格。请保存为 npy。</translation>
  </message>
  <message>
   <source>{name} has another byte order ({dtype}); it was converted.</source>
   <translation>{name} 的字节序不同（{dtype}），已转换。</translation>
  </message>
  <message>
   <source>{name} has been closed. Open it again.</source>
   <translation>{name} 已关闭。请重新打开。</translation>
  </message>
  <message>
   <source>{name} has been running for {n} s; what needs it waits</source>
   <translation>{name} 已运行 {n} 秒，需要它的部分都在等待</translation>
  </message>
  <message>
   <source>{name} has members that lie on top of each other: it is damaged or made to do harm, and was not opened. Save it again.</source>
   <translation>{name} 的各成员相互重叠：文件已损坏，或是有人恶意制作，因此未打开。请重新保存。</translation>
  </message>
  <message>
   <source>{name} has no array called {wanted}; it has {names}. Choose one of them.</source>
   <translation>{name} 中没有名为 {wanted} 的数组；现有 {names}。请从中选择。</translation>
  </message>
  <message>
   <source>{name} has no column of numbers. Export the numbers, one row per sample.</source>
   <translation>{name} 中没有数值列。请导出数值，每个样本一行。</translation>
  </message>
  <message>
   <source>{name} has no column {column}; it has {names}. Choose one of them.</source>
   <translation>{name} 没有列 {column}；现有 {names}。请从中选择。</translation>
  </message>
  <message>
   <source>{name} has no columns of predictions. Give them as a file of their own.</source>
   <translation>{name} 中没有预测列。请另用一个文件提供预测。</translation>
  </message>
  <message>
   <source>{name} has no columns: its shape is {shape}. Export it again.</source>
   <translation>{name} 没有任何列：形状为 {shape}。请重新导出。</translation>
  </message>
  <message>
   <source>{name} has no rows. Export it again.</source>
   <translation>{name} 没有任何行。请重新导出。</translation>
  </message>
  <message>
   <source>{name} has the columns {columns}, and none is called label, target, labels, targets or y. Choose the targets as a second file, or as FILE::COLUMN.</source>
   <translation>{name} 有 {columns} 这些列，但没有一列名为 label、target、labels、targets 或 y。请另选一个文件作为目标，或写成 FILE::COLUMN。</translation>
  </message>
  <message>
   <source>{name} has the type {dtype}; losses need real numbers</source>
   <translation>{name} 的类型是 {dtype}，而损失需要实数</translation>
  </message>
  <message>
   <source>{name} has type {dtype}, which is not supported. Save it with t.float().</source>
   <translation>{name} 的类型是 {dtype}，不受支持。请用 t.float() 转换后保存。</translation>
  </message>
  <message>
   <source>{name} has type {dtype}, which is wider than 8 bytes. Save it with x.astype('float64').</source>
   <translation>{name} 的类型是 {dtype}，宽度超过 8 字节。请用 x.astype('float64') 转换后保存。</translation>
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save it as float32, or labels as int64.</source>
   <translation>{name} 的类型是 {dtype}，而损失需要实数。请保存为 float32；若是标签，请保存为 int64。</translation>
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save t.real or t.abs().</source>
   <translation>{name} 的类型是 {dtype}，而损失需要实数。请保存 t.real 或 t.abs()。</translation>
  </message>
  <message>
   <source>{name} has type {dtype}; losses need real numbers. Save x.real or abs(x).</source>
   <translation>{name} 的类型是 {dtype}，而损失需要实数。请保存 x.real 或 abs(x)。</translation>
  </message>
  <message>
   <source>{name} has whole numbers above 9007199254740992 in {columns}; their last digits were lost.</source>
   <translation>{name} 的 {columns} 中有大于 9007199254740992 的整数，其末几位已丢失。</translation>
  </message>
  <message>
   <source>{name} holds 4-bit packed numbers, which are not supported. Save it as float32.</source>
   <translation>{name} 中是 4 位打包的数值，不受支持。请保存为 float32。</translation>
  </message>
  <message>
   <source>{name} holds NumPy objects in a pickle, which is not opened. Save them with np.save, or with torch.save({{'logits': torch.from_numpy(a)}}, f).</source>
   <translation>{name} 是装有 NumPy 对象的 pickle 文件，不予打开。请用 np.save 保存，或用 torch.save({{'logits': torch.from_numpy(a)}}, f)。</translation>
  </message>
  <message>
   <source>{name} holds Python objects; opening them could run code. Save plain numbers: np.save(f, np.asarray(x, dtype='float32')).</source>
   <translation>{name} 中是 Python 对象，打开它们可能会执行代码。请保存为纯数值：np.save(f, np.asarray(x, dtype='float32'))。</translation>
  </message>
  <message>
   <source>{name} holds float16 numbers, which have about 3 digits.</source>
   <translation>{name} 中是 float16 数值，只有大约 3 位有效数字。</translation>
  </message>
  <message>
   <source>{name} holds no arrays. Export it again.</source>
   <translation>{name} 中没有数组。请重新导出。</translation>
  </message>
  <message>
   <source>{name} holds no targets. Give them as a second file.</source>
   <translation>{name} 中没有目标。请另用一个文件提供目标。</translation>
  </message>
  <message>
   <source>{name} holds numbers: ~ and !~ look into words</source>
   <translation>{name} 存放的是数值：~ 和 !~ 只用于查找文字</translation>
  </message>
  <message>
   <source>{name} holds one array without a name. Leave “::{wanted}” away.</source>
   <translation>{name} 只含一个未命名的数组。请去掉“::{wanted}”。</translation>
  </message>
  <message>
   <source>{name} holds one number; logits need 1 or 2 dimensions. Save the whole array.</source>
   <translation>{name} 只含一个数，而 logits 需要 1 维或 2 维。请保存整个数组。</translation>
  </message>
  <message>
   <source>{name} holds several arrays, and their names do not say what they are. Choose them from the lists.</source>
   <translation>{name} 含有多个数组，名称看不出各是什么。请从列表中选择。</translation>
  </message>
  <message>
   <source>{name} holds texts; losses need real numbers.</source>
   <translation>{name} 存放的是文字；损失函数需要实数。</translation>
  </message>
  <message>
   <source>{name} holds too many objects. Save the tensors in one dictionary.</source>
   <translation>{name} 中的对象太多。请把张量放在一个字典里保存。</translation>
  </message>
  <message>
   <source>{name} holds truth values; they are read as 0 and 1.</source>
   <translation>{name} 中是布尔值，按 0 和 1 读取。</translation>
  </message>
  <message>
   <source>{name} holds words: compare it with =, != or ~</source>
   <translation>{name} 存放的是文字：请用 =、!= 或 ~ 比较</translation>
  </message>
  <message>
   <source>{name} holds words: compare it with text</source>
   <translation>{name} 存放的是文字：请与文字比较</translation>
  </message>
  <message>
   <source>{name} holds {arrays}, and none is called labels, targets, target or y. Choose the targets with FILE::NAME, or give them as a second file.</source>
   <translation>{name} 含有 {arrays}，但没有一个名为 labels、targets、target 或 y。请用 FILE::NAME 指定目标，或另用一个文件提供。</translation>
  </message>
  <message>
   <source>{name} holds {arrays}, and none is called logits, predictions, preds, outputs, probs or scores. Choose the predictions with FILE::NAME.</source>
   <translation>{name} 含有 {arrays}，但没有一个名为 logits、predictions、preds、outputs、probs 或 scores。请用 FILE::NAME 指定预测。</translation>
  </message>
  <message>
   <source>{name} holds {count} arrays; at most {most} can be shown. Save the arrays that you need to a file of their own.</source>
   <translation>{name} 含有 {count} 个数组，最多只能显示 {most} 个。请把需要的数组另存为单独的文件。</translation>
  </message>
  <message>
   <source>{name} holds {dtype} numbers; they were converted to float32.</source>
   <translation>{name} 中是 {dtype} 数值，已转换为 float32。</translation>
  </message>
  <message>
   <source>{name} holds {kind} data, which is not read here. Convert it to npy, npz, pt, safetensors, csv, parquet, arrow or HDF5.</source>
   <translation>{name} 是 {kind} 数据，本程序不读取此类文件。请转换为 npy、npz、pt、safetensors、csv、parquet、arrow 或 HDF5。</translation>
  </message>
  <message>
   <source>{name} is JSON text. Save the numbers with np.save or as csv.</source>
   <translation>{name} 是 JSON 文本。请用 np.save 保存数值，或保存为 csv。</translation>
  </message>
  <message>
   <source>{name} is a Git-LFS pointer, not the file itself. Run: git lfs pull.</source>
   <translation>{name} 是 Git-LFS 指针，不是文件本身。请运行：git lfs pull。</translation>
  </message>
  <message>
   <source>{name} is a Git-LFS pointer; the file itself ({size}) is missing. Run: git lfs pull.</source>
   <translation>{name} 是 Git-LFS 指针，缺少文件本身（{size}）。请运行：git lfs pull。</translation>
  </message>
  <message>
   <source>{name} is a Python pickle, which could run code and was not opened. Save the numbers with np.save.</source>
   <translation>{name} 是 Python pickle 文件，可能执行代码，因此未打开。请用 np.save 保存数值。</translation>
  </message>
  <message>
   <source>{name} is a TorchScript program, not data. Save the tensors: torch.save({{'logits': t}}, f).</source>
   <translation>{name} 是 TorchScript 程序，不是数据。请保存张量：torch.save({{'logits': t}}, f)。</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file in it, for example {example}.</source>
   <translation>{name} 是文件夹。请选择其中的一个文件，例如 {example}。</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file name.</source>
   <translation>{name} 是文件夹。请指定一个文件名。</translation>
  </message>
  <message>
   <source>{name} is a folder. Choose a file.</source>
   <translation>{name} 是文件夹。请选择一个文件。</translation>
  </message>
  <message>
   <source>{name} is a meta tensor: only its shape was saved. Save one with values.</source>
   <translation>{name} 是 meta 张量：只保存了形状。请保存带有数值的张量。</translation>
  </message>
  <message>
   <source>{name} is a model, not a batch of logits. Save what the model returns.</source>
   <translation>{name} 是一个模型，而不是一批 logits。请保存模型的输出。</translation>
  </message>
  <message>
   <source>{name} is a tar archive or a PyTorch file of a very old format. Unpack it, or save the tensors again.</source>
   <translation>{name} 是 tar 归档，或格式非常旧的 PyTorch 文件。请先解包，或重新保存张量。</translation>
  </message>
  <message>
   <source>{name} is a web page, not data; the download probably failed. Download it again.</source>
   <translation>{name} 是网页而不是数据，很可能是下载失败了。请重新下载。</translation>
  </message>
  <message>
   <source>{name} is a zip file without arrays (it holds {member}). Unpack it, or save arrays with np.savez.</source>
   <translation>{name} 是不含数组的 zip 文件（其中有 {member}）。请先解压，或用 np.savez 保存数组。</translation>
  </message>
  <message>
   <source>{name} is a zip file without arrays. Save them with np.savez.</source>
   <translation>{name} 是不含数组的 zip 文件。请用 np.savez 保存数组。</translation>
  </message>
  <message>
   <source>{name} is a {kind} tensor. Save it as a dense one: t.to_dense().</source>
   <translation>{name} 是 {kind} 张量。请保存为稠密张量：t.to_dense()。</translation>
  </message>
  <message>
   <source>{name} is an Office document. Save the sheet as csv.</source>
   <translation>{name} 是 Office 文档。请把工作表另存为 csv。</translation>
  </message>
  <message>
   <source>{name} is an empty zip file. Export it again.</source>
   <translation>{name} 是空的 zip 文件。请重新导出。</translation>
  </message>
  <message>
   <source>{name} is at least {low}; got {value}</source>
   <translation>{name}不小于 {low}，得到 {value}</translation>
  </message>
  <message>
   <source>{name} is cut or not HDF5. Copy it again.</source>
   <translation>{name} 不完整，或不是 HDF5 文件。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is cut or not Parquet. Copy it again.</source>
   <translation>{name} 不完整，或不是 Parquet 文件。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is cut or not {kind}. Copy it again.</source>
   <translation>{name} 不完整，或不是 {kind} 文件。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is cut, damaged or not Arrow. Copy it again.</source>
   <translation>{name} 不完整、已损坏，或不是 Arrow 文件。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is cut: it has no zip directory at its end. Copy it again.</source>
   <translation>{name} 不完整：末尾没有 zip 目录。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is cut: {there} of {needed} data bytes. If it is still being written, try again; else copy it again.</source>
   <translation>{name} 不完整：应有 {needed} 字节数据，实际只有 {there}。如果仍在写入，请稍后再试；否则请重新复制。</translation>
  </message>
  <message>
   <source>{name} is damaged (checksum or packing). Copy the file again.</source>
   <translation>{name} 已损坏（校验和或压缩数据有误）。请重新复制该文件。</translation>
  </message>
  <message>
   <source>{name} is damaged and cannot be read. Save it again or copy it again.</source>
   <translation>{name} 已损坏，无法读取。请重新保存或重新复制。</translation>
  </message>
  <message>
   <source>{name} is damaged or new: it has a type that nobody knows. Save it again.</source>
   <translation>{name} 已损坏，或格式太新：其中有无法识别的类型。请重新保存。</translation>
  </message>
  <message>
   <source>{name} is damaged: a tensor has an impossible shape. Save it again.</source>
   <translation>{name} 已损坏：有张量的形状不可能存在。请重新保存。</translation>
  </message>
  <message>
   <source>{name} is damaged: a tensor's shape does not fit its bytes. Save it again.</source>
   <translation>{name} 已损坏：有张量的形状与字节数不符。请重新保存。</translation>
  </message>
  <message>
   <source>{name} is damaged: it has more bytes than its tensors need. Copy it again.</source>
   <translation>{name} 已损坏：字节数多于张量所需。请重新复制。</translation>
  </message>
  <message>
   <source>{name} is damaged: its header makes no sense. Save it again or copy it again.</source>
   <translation>{name} 已损坏：文件头无法解读。请重新保存或重新复制。</translation>
  </message>
  <message>
   <source>{name} is damaged: reading it ended the process that reads such files. Copy it again, or save it as npy.</source>
   <translation>{name} 已损坏：读取它导致负责读取此类文件的进程退出。请重新复制，或另存为 npy。</translation>
  </message>
  <message>
   <source>{name} is damaged: the place of tensor {member} overlaps with another or leaves a gap. Save it again.</source>
   <translation>{name} 已损坏：张量 {member} 的位置与其他张量重叠，或留有空隙。请重新保存。</translation>
  </message>
  <message>
   <source>{name} is empty (0 bytes). Export it again.</source>
   <translation>{name} 是空文件（0 字节）。请重新导出。</translation>
  </message>
  <message>
   <source>{name} is from {low} to {high}; got {value}</source>
   <translation>{name}在 {low} 与 {high} 之间，得到 {value}</translation>
  </message>
  <message>
   <source>{name} is gone: it is not on disk any more</source>
   <translation>{name} 不见了：它已不在磁盘上</translation>
  </message>
  <message>
   <source>{name} is nested too deeply to show. Save the arrays in one group.</source>
   <translation>{name} 嵌套过深，无法显示。请将数组保存在同一个组中。</translation>
  </message>
  <message>
   <source>{name} is nested too deeply to show. Save the tensors in one dictionary.</source>
   <translation>{name} 嵌套太深，无法显示。请把张量放在一个字典里保存。</translation>
  </message>
  <message>
   <source>{name} is no possible file name. Check the name.</source>
   <translation>{name} 不能用作文件名。请检查文件名。</translation>
  </message>
  <message>
   <source>{name} is no possible file name. Choose another name.</source>
   <translation>{name} 不能用作文件名。请换一个名称。</translation>
  </message>
  <message>
   <source>{name} is none of the kinds that can be opened: npy, npz, pt, safetensors, csv, parquet, arrow, HDF5. Convert it to one of them.</source>
   <translation>{name} 不是可以打开的文件类型：npy、npz、pt、safetensors、csv、parquet、arrow、HDF5。请转换为其中一种。</translation>
  </message>
  <message>
   <source>{name} is not a NumPy file or is damaged. Save it again with np.save or np.savez.</source>
   <translation>{name} 不是 NumPy 文件，或已损坏。请用 np.save 或 np.savez 重新保存。</translation>
  </message>
  <message>
   <source>{name} is not a PyTorch file or is damaged. Save it again with torch.save.</source>
   <translation>{name} 不是 PyTorch 文件，或已损坏。请用 torch.save 重新保存。</translation>
  </message>
  <message>
   <source>{name} is not a regular file (a pipe, socket or device). Save the data to a file.</source>
   <translation>{name} 不是普通文件（而是管道、套接字或设备）。请把数据保存到文件中。</translation>
  </message>
  <message>
   <source>{name} is not a regular file. Choose another name.</source>
   <translation>{name} 不是普通文件。请换一个名称。</translation>
  </message>
  <message>
   <source>{name} is not a safetensors file or is damaged. Save it again.</source>
   <translation>{name} 不是 safetensors 文件，或已损坏。请重新保存。</translation>
  </message>
  <message>
   <source>{name} is not a table of numbers. Save it as csv with one row per sample.</source>
   <translation>{name} 不是数值表格。请保存为 csv，每个样本一行。</translation>
  </message>
  <message>
   <source>{name} is one of the files that are read; save under another name</source>
   <translation>{name} 正是要读取的文件之一；请用另一个名字保存</translation>
  </message>
  <message>
   <source>{name} is packed with {filter}, which needs a plugin of HDF5. Save it with gzip or unpacked.</source>
   <translation>{name} 使用 {filter} 压缩，需要 HDF5 插件。请改用 gzip 压缩或不压缩保存。</translation>
  </message>
  <message>
   <source>{name} is packed with {packer}. Unpack it first.</source>
   <translation>{name} 经 {packer} 压缩。请先解压。</translation>
  </message>
  <message>
   <source>{name} is password-protected. Unpack it first.</source>
   <translation>{name} 有密码保护。请先解压。</translation>
  </message>
  <message>
   <source>{name} is quantised ({dtype}). Save it with t.dequantize().</source>
   <translation>{name} 是量化张量（{dtype}）。请用 t.dequantize() 还原后保存。</translation>
  </message>
  <message>
   <source>{name} is stored column by column (Fortran order); reading its rows takes longer.</source>
   <translation>{name} 按列存储（Fortran 顺序），逐行读取会慢一些。</translation>
  </message>
  <message>
   <source>{name} is too large for a Python file. Choose another one.</source>
   <translation>{name} 太大，不像 Python 文件。请另选一个。</translation>
  </message>
  <message>
   <source>{name} is {kind} data in spite of its name.</source>
   <translation>{name} 虽叫这个名字，实际却是 {kind} 数据。</translation>
  </message>
  <message>
   <source>{name} is {shape}, but there are {rows} rows of predictions: they do not belong together</source>
   <translation>{name} 的形状是 {shape}，预测却有 {rows} 行：它们不是同一批数据</translation>
  </message>
  <message>
   <source>{name} line {line} cannot be split into cells. Correct it.</source>
   <translation>{name} 第 {line} 行无法拆分成单元格。请改正。</translation>
  </message>
  <message>
   <source>{name} line {line} contains zero bytes, so it is not text. Export it again.</source>
   <translation>{name} 第 {line} 行含有零字节，因此不是文本。请重新导出。</translation>
  </message>
  <message>
   <source>{name} line {line} has {n} value instead of {wanted}. Correct or remove it.</source>
   <translation>{name} 第 {line} 行有 {n} 个值，应为 {wanted} 个。请改正或删除。</translation>
  </message>
  <message>
   <source>{name} line {line} has {n} values instead of {wanted}. Correct or remove it.</source>
   <translation>{name} 第 {line} 行有 {n} 个值，应为 {wanted} 个。请改正或删除。</translation>
  </message>
  <message>
   <source>{name} line {line} is not {encoding} text. Save it as UTF-8.</source>
   <translation>{name} 第 {line} 行不是 {encoding} 文本。请保存为 UTF-8。</translation>
  </message>
  <message>
   <source>{name} line {line} names no class. Correct or remove it.</source>
   <translation>{name} 第 {line} 行没有类别名称。请更正或删除该行。</translation>
  </message>
  <message>
   <source>{name} line {line}, column {column}: “{cell}” is not a number. Correct or remove it.</source>
   <translation>{name} 第 {line} 行、列 {column}：“{cell}”不是数。请改正或删除。</translation>
  </message>
  <message>
   <source>{name} line {line}: a quotation mark is opened and not closed. Close it.</source>
   <translation>{name} 第 {line} 行：引号没有闭合。请补上。</translation>
  </message>
  <message>
   <source>{name} looks like bfloat16 saved by NumPy, which loses the type. Save it as safetensors or float32.</source>
   <translation>{name} 像是用 NumPy 保存的 bfloat16，类型信息已丢失。请保存为 safetensors 或 float32。</translation>
  </message>
  <message>
   <source>{name} must be a whole number; got {value}</source>
   <translation>{name} 必须是整数；实际得到 {value}</translation>
  </message>
  <message>
   <source>{name} must be {wanted}; got {value}</source>
   <translation>{name} 必须是{wanted}；实际得到 {value}</translation>
  </message>
  <message>
   <source>{name} needs a second model: open its predictions with File → Compare with…</source>
   <translation>{name} 需要第二个模型：请用“文件 → 与另一个模型比较…”打开它的预测</translation>
  </message>
  <message>
   <source>{name} needs {need} of memory and {free} may be used. Save fewer rows, or save it as npy or safetensors, which are read piece by piece.</source>
   <translation>{name} 需要 {need} 内存，而可用的只有 {free}。请减少保存的行数，或保存为可以分块读取的 npy 或 safetensors。</translation>
  </message>
  <message>
   <source>{name} points to another file ({where}). For safety it is not read; save the numbers themselves.</source>
   <translation>{name} 指向另一个文件（{where}）。出于安全考虑不予读取；请直接保存数值。</translation>
  </message>
  <message>
   <source>{name} saved</source>
   <translation>{name} 已保存</translation>
  </message>
  <message>
   <source>{name} says that it holds {count} values ({size}) but has {n} data byte. It is damaged; save it again.</source>
   <translation>{name} 声称含有 {count} 个值（{size}），但只有 {n} 字节数据。文件已损坏，请重新保存。</translation>
  </message>
  <message>
   <source>{name} says that it holds {count} values ({size}) but has {n} data bytes. It is damaged; save it again.</source>
   <translation>{name} 声称含有 {count} 个值（{size}），但只有 {n} 字节数据。文件已损坏，请重新保存。</translation>
  </message>
  <message>
   <source>{name} says that it holds {count} values ({size}) but none of them is stored. It is damaged; save it again.</source>
   <translation>{name} 声称含有 {count} 个值（{size}），但一个都没有存储。文件已损坏，请重新保存。</translation>
  </message>
  <message>
   <source>{name} says that it holds {count} values but stores {stored}, and was not opened. Save it with t.contiguous().</source>
   <translation>{name} 声称含有 {count} 个值，实际只存了 {stored} 个，因此未打开。请用 t.contiguous() 处理后保存。</translation>
  </message>
  <message>
   <source>{name} states an impossible shape, {shape}. It is damaged; save it again.</source>
   <translation>{name} 标明的形状 {shape} 不可能存在。文件已损坏，请重新保存。</translation>
  </message>
  <message>
   <source>{name} unpacks to {unpacked} from {packed} ({times} times as much) and was not opened. If it is yours, save it again without compression.</source>
   <translation>{name} 会从 {packed} 解压成 {unpacked}（{times} 倍），因此未打开。如果是你自己的文件，请不加压缩重新保存。</translation>
  </message>
  <message>
   <source>{name} uses a newer pickle protocol. Save it without pickle_protocol.</source>
   <translation>{name} 使用了较新的 pickle 协议。保存时请不要指定 pickle_protocol。</translation>
  </message>
  <message>
   <source>{name} wants to run Python code ({code}) and was not opened. If it is yours, save only the tensors: torch.save({{'logits': t}}, f).</source>
   <translation>{name} 企图运行 Python 代码（{code}），因此未打开。如果是你自己的文件，请只保存张量：torch.save({{'logits': t}}, f)。</translation>
  </message>
  <message>
   <source>{name} was not saved: it would hold npz data. Let its name end in .npz.</source>
   <translation>{name} 未保存：写入的会是 npz 数据。请让文件名以 .npz 结尾。</translation>
  </message>
  <message>
   <source>{name} was not saved: its folder does not exist any more. Save elsewhere.</source>
   <translation>{name} 未能保存：所在文件夹已不存在。请保存到别处。</translation>
  </message>
  <message>
   <source>{name} was not saved: its notes hold something that JSON does not know.</source>
   <translation>{name} 未能保存：附注中有 JSON 无法表示的内容。</translation>
  </message>
  <message>
   <source>{name} was not saved: the array “{member}” cannot be stored.</source>
   <translation>{name} 未能保存：数组“{member}”无法存储。</translation>
  </message>
  <message>
   <source>{name} was not saved: the disk is full. Free some space or save elsewhere.</source>
   <translation>{name} 未能保存：磁盘已满。请腾出空间，或保存到别处。</translation>
  </message>
  <message>
   <source>{name} was not saved: the disk or network reports an error. Save elsewhere.</source>
   <translation>{name} 未能保存：磁盘或网络报告错误。请保存到别处。</translation>
  </message>
  <message>
   <source>{name} was not saved: the file or its folder may not be written to. Save elsewhere.</source>
   <translation>{name} 未能保存：文件或其所在文件夹没有写入权限。请保存到别处。</translation>
  </message>
  <message>
   <source>{name} was not saved: the name is too long. Choose a shorter one.</source>
   <translation>{name} 未能保存：名称太长。请换一个短些的名称。</translation>
  </message>
  <message>
   <source>{name} was not saved: the picture could not be read back</source>
   <translation>{name} 未能保存：图像写出后无法读回</translation>
  </message>
  <message>
   <source>{name} was read as {encoding} text.</source>
   <translation>{name} 按 {encoding} 编码的文本读取。</translation>
  </message>
  <message>
   <source>{name} was read with “{delimiter}” between cells and “{decimal}” as decimal mark.</source>
   <translation>{name} 以“{delimiter}”为分隔符、“{decimal}”为小数点读取。</translation>
  </message>
  <message>
   <source>{name} was saved without checksums; damage would go unseen.</source>
   <translation>{name} 保存时没有校验和，即使损坏也无法察觉。</translation>
  </message>
  <message>
   <source>{name} was stopped after {n} s: it did not come to an end</source>
   <translation>{name} 在 {n} 秒后被停止：它没有结束</translation>
  </message>
  <message>
   <source>{name} was written, but the disk did not confirm it. Check the disk and save again.</source>
   <translation>{name} 已写入，但磁盘没有确认。请检查磁盘后重新保存。</translation>
  </message>
  <message>
   <source>{name}, a column of the file; nothing is computed with it</source>
   <translation>{name}：文件中的一列，不参与计算</translation>
  </message>
  <message>
   <source>{name}: column {column} holds words, not numbers. Number the classes 0, 1, 2 ….</source>
   <translation>{name}：列 {column} 存放的是文字而不是数值。请把类别编号为 0、1、2……。</translation>
  </message>
  <message>
   <source>{name}: curves are saved as .png, .svg, .csv or .npz</source>
   <translation>{name}：曲线只能保存为 .png、.svg、.csv 或 .npz</translation>
  </message>
  <message>
   <source>{name}: member {member} is damaged (checksum). Copy the file again.</source>
   <translation>{name}：成员 {member} 已损坏（校验和不符）。请重新复制文件。</translation>
  </message>
  <message>
   <source>{name}: pictures are saved as .png or .svg</source>
   <translation>{name}：图像只能保存为 .png 或 .svg</translation>
  </message>
  <message>
   <source>{name}: reports are saved as .html</source>
   <translation>{name}：报告以 .html 格式保存</translation>
  </message>
  <message>
   <source>{name}: row {row} of column {column} has {n} value instead of {wanted}. Give all rows as many.</source>
   <translation>{name}：{column} 列第 {row} 行有 {n} 个值，应为 {wanted} 个。请让各行的值一样多。</translation>
  </message>
  <message>
   <source>{name}: row {row} of column {column} has {n} values instead of {wanted}. Give all rows as many.</source>
   <translation>{name}：{column} 列第 {row} 行有 {n} 个值，应为 {wanted} 个。请让各行的值一样多。</translation>
  </message>
  <message>
   <source>{name}: tables are saved as .csv, .npz or .parquet</source>
   <translation>{name}：表格只能保存为 .csv、.npz 或 .parquet</translation>
  </message>
  <message>
   <source>{name}: {loss}</source>
   <translation>{name}：{loss}</translation>
  </message>
  <message>
   <source>{name}: {member} is packed with a rare method ({method}). Save it with np.savez_compressed.</source>
   <translation>{name}：{member} 使用了少见的压缩方法（{method}）。请用 np.savez_compressed 保存。</translation>
  </message>
  <message>
   <source>{name}: {n} row of column {column} names no class. Correct or remove it.</source>
   <translation>{name}：{column} 列有 {n} 行没有给出类别。请更正或删除。</translation>
  </message>
  <message>
   <source>{name}: {n} rows of column {column} name no class. Correct or remove them.</source>
   <translation>{name}：{column} 列有 {n} 行没有给出类别。请更正或删除。</translation>
  </message>
  <message>
   <source>{name}: {shape} {dtype}</source>
   <translation>{name}：{shape} {dtype}</translation>
  </message>
  <message>
   <source>{name}: {value}</source>
   <translation>{name}：{value}</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>{name}：{what}</translation>
  </message>
  <message>
   <source>{numbers}</source>
   <translation>{numbers}</translation>
  </message>
  <message>
   <source>{n}</source>
   <translation>{n}</translation>
  </message>
  <message>
   <source>{n} batches of {b} rows lie in [0, 1] as a whole, the first of them number {first}, and the file does not</source>
   <translation>{n} 个批次（每批 {b} 行）整体落在 [0, 1] 内，第一个是第 {first} 批，而文件整体不是</translation>
  </message>
  <message>
   <source>{n} blank line between the rows of {name} was skipped.</source>
   <translation>已跳过 {name} 各行之间的 {n} 个空行。</translation>
  </message>
  <message>
   <source>{n} blank lines between the rows of {name} were skipped.</source>
   <translation>已跳过 {name} 各行之间的 {n} 个空行。</translation>
  </message>
  <message>
   <source>{n} byte</source>
   <translation>{n} 字节</translation>
  </message>
  <message>
   <source>{n} bytes</source>
   <translation>{n} 字节</translation>
  </message>
  <message>
   <source>{n} cell of {name} is empty or nan.</source>
   <translation>{name} 中有 {n} 个单元格为空或为 nan。</translation>
  </message>
  <message>
   <source>{n} cell of {name} is infinite or too large for float64.</source>
   <translation>{name} 中有 {n} 个单元格为无穷大，或超出 float64 的范围。</translation>
  </message>
  <message>
   <source>{n} cells of {name} are empty or nan.</source>
   <translation>{name} 中有 {n} 个单元格为空或为 nan。</translation>
  </message>
  <message>
   <source>{n} cells of {name} are infinite or too large for float64.</source>
   <translation>{name} 中有 {n} 个单元格为无穷大，或超出 float64 的范围。</translation>
  </message>
  <message>
   <source>{n} class</source>
   <translation>{n} 个类别</translation>
  </message>
  <message>
   <source>{n} class name was given for {classes} classes</source>
   <translation>给出了 {n} 个类别名称，而类别有 {classes} 个</translation>
  </message>
  <message>
   <source>{n} class names were given for {classes} classes</source>
   <translation>给出了 {n} 个类别名称，而类别有 {classes} 个</translation>
  </message>
  <message>
   <source>{n} classes</source>
   <translation>{n} 个类别</translation>
  </message>
  <message>
   <source>{n} column has no label and takes {share} % of the probability: {columns}</source>
   <translation>{n} 列没有标签却占了 {share} % 的概率：{columns}</translation>
  </message>
  <message>
   <source>{n} columns have no label and take {share} % of the probability: {columns}</source>
   <translation>{n} 列没有标签却占了 {share} % 的概率：{columns}</translation>
  </message>
  <message>
   <source>{n} curves are as many as can be told apart: remove one first</source>
   <translation>最多 {n} 条曲线才分得清：请先移除一条</translation>
  </message>
  <message>
   <source>{n} extra byte after the numbers of {name} was ignored.</source>
   <translation>已忽略 {name} 数值之后多出的 {n} 字节。</translation>
  </message>
  <message>
   <source>{n} extra bytes after the numbers of {name} were ignored.</source>
   <translation>已忽略 {name} 数值之后多出的 {n} 字节。</translation>
  </message>
  <message>
   <source>{n} files are too many: one with predictions and one with targets</source>
   <translation>{n} 个文件太多：只需一个预测文件和一个目标文件</translation>
  </message>
  <message>
   <source>{n} label is contradicted by the model</source>
   <translation>有 {n} 个标签与模型相矛盾</translation>
  </message>
  <message>
   <source>{n} label is nan</source>
   <translation>{n} 个标签是 nan</translation>
  </message>
  <message>
   <source>{n} label is none of 0 … {last}: {values}</source>
   <translation>{n} 个标签不在 0 … {last} 之内：{values}</translation>
  </message>
  <message>
   <source>{n} label is none of the {classes} classes, first in row {row}</source>
   <translation>{n} 个标签不属于 {classes} 个类别，第一个在第 {row} 行</translation>
  </message>
  <message>
   <source>{n} label of {all} is contradicted: in row {row} the label {label} has a self-confidence of {own} (normalised margin {margin}), and class {said} gets {top}</source>
   <translation>{all} 个标签中有 {n} 个与模型矛盾：第 {row} 行标签 {label} 的自置信度为 {own}（归一化间隔 {margin}），而类别 {said} 得到 {top}</translation>
  </message>
  <message>
   <source>{n} label rows of {rows} do not sum to 1; half of them to {mass} or less</source>
   <translation>{rows} 个标签行中有 {n} 个之和不为 1；其中一半不超过 {mass}</translation>
  </message>
  <message>
   <source>{n} labels are contradicted by the model</source>
   <translation>有 {n} 个标签与模型相矛盾</translation>
  </message>
  <message>
   <source>{n} labels are nan</source>
   <translation>{n} 个标签是 nan</translation>
  </message>
  <message>
   <source>{n} labels are none of 0 … {last}: {values}</source>
   <translation>{n} 个标签不在 0 … {last} 之内：{values}</translation>
  </message>
  <message>
   <source>{n} labels are none of the {classes} classes, first in row {row}</source>
   <translation>{n} 个标签不属于 {classes} 个类别，第一个在第 {row} 行</translation>
  </message>
  <message>
   <source>{n} labels of 0 and 1 are {rows} one-hot rows of {classes}</source>
   <translation>{n} 个 0 和 1 的标签是 {rows} 个长度为 {classes} 的独热行</translation>
  </message>
  <message>
   <source>{n} labels of {all} are contradicted, the most in row {row}: the label {label} has a self-confidence of {own} (normalised margin {margin}), and class {said} gets {top}</source>
   <translation>{all} 个标签中有 {n} 个与模型矛盾，最严重的是第 {row} 行：标签 {label} 的自置信度为 {own}（归一化间隔 {margin}），而类别 {said} 得到 {top}</translation>
  </message>
  <message>
   <source>{n} labels of {all} are {value}, the only one beside 0 … {last}</source>
   <translation>{all} 个标签中有 {n} 个是 {value}，它是 0 … {last} 之外唯一的值</translation>
  </message>
  <message>
   <source>{n} line that begins with # at the top of {name} was skipped.</source>
   <translation>已跳过 {name} 开头以 # 起始的 {n} 行。</translation>
  </message>
  <message>
   <source>{n} lines that begin with # at the top of {name} were skipped.</source>
   <translation>已跳过 {name} 开头以 # 起始的 {n} 行。</translation>
  </message>
  <message>
   <source>{n} logit is −inf, and smoothed or soft labels give it a share: the loss is not finite</source>
   <translation>{n} 个 logit 为 −inf，而平滑或软标签又给了它份额：损失不是有限值</translation>
  </message>
  <message>
   <source>{n} logit is −inf, not at a target: a mask</source>
   <translation>{n} 个 logit 为 −inf，不在目标处：是掩码</translation>
  </message>
  <message>
   <source>{n} logits are −inf, and smoothed or soft labels give them a share: the loss is not finite</source>
   <translation>{n} 个 logits 为 −inf，而平滑标签或软标签给了它们份额：损失不是有限值</translation>
  </message>
  <message>
   <source>{n} logits are −inf, none at a target: a mask</source>
   <translation>{n} 个 logits 为 −inf，没有一个在目标处：这是掩码</translation>
  </message>
  <message>
   <source>{n} logits beyond ±16.6 are on the wrong side: a float32 sigmoid is 0 or 1 there</source>
   <translation>{n} 个超出 ±16.6 的 logits 站在错误的一边：float32 sigmoid 在那里为 0 或 1</translation>
  </message>
  <message>
   <source>{n} number · {loss}</source>
   <translation>{n} 个数 · {loss}</translation>
  </message>
  <message>
   <source>{n} numbers · {loss}</source>
   <translation>{n} 个数 · {loss}</translation>
  </message>
  <message>
   <source>{n} of {all}</source>
   <translation>{n} / {all}</translation>
  </message>
  <message>
   <source>{n} of {all} masks are empty; smooth = {smooth} decides what they cost</source>
   <translation>{all} 个掩码中有 {n} 个为空；它们的损失由 smooth = {smooth} 决定</translation>
  </message>
  <message>
   <source>{n} of {all} predictions are nan or inf ({nan} nan, {inf} inf), the first in row {row}, column {column}; over the {rows} finite rows the loss is {rest}</source>
   <translation>{all} 个预测值中有 {n} 个为 nan 或 inf（nan {nan} 个，inf {inf} 个），最先出现在第 {row} 行第 {column} 列；在其余 {rows} 个有限的行上，损失为 {rest}</translation>
  </message>
  <message>
   <source>{n} of {all} predictions is nan or inf ({nan} nan, {inf} inf), in row {row}, column {column}; over the {rows} finite rows the loss is {rest}</source>
   <translation>{all} 个预测值中有 {n} 个为 nan 或 inf（nan {nan} 个，inf {inf} 个），在第 {row} 行第 {column} 列；在其余 {rows} 个有限的行上，损失为 {rest}</translation>
  </message>
  <message>
   <source>{n} of {all} rows copied</source>
   <translation>已复制 {all} 行中的 {n} 行</translation>
  </message>
  <message>
   <source>{n} of {all} rows, mean {mean}, {share} of the loss</source>
   <translation>{all} 行中的 {n} 行，均值 {mean}，占总损失的 {share}</translation>
  </message>
  <message>
   <source>{n} of {all} rows: {why}</source>
   <translation>{all} 行中的 {n} 行：{why}</translation>
  </message>
  <message>
   <source>{n} part has no row that counts: its mean is 0/0</source>
   <translation>有 {n} 个部分没有计入的行：其均值为 0/0</translation>
  </message>
  <message>
   <source>{n} parts have no row that counts: their means are 0/0</source>
   <translation>有 {n} 个部分没有计入的行：其均值为 0/0</translation>
  </message>
  <message>
   <source>{n} probabilities are exactly 0 or 1: a clip by less than 3e-8 does nothing to them</source>
   <translation>{n} 个概率恰为 0 或 1：小于 3e-8 的截断对它们不起作用</translation>
  </message>
  <message>
   <source>{n} row</source>
   <translation>{n} 行</translation>
  </message>
  <message>
   <source>{n} row ({share}) makes half the loss; Gini {gini}</source>
   <translation>{n} 行（{share}）构成了一半的损失；基尼系数 {gini}</translation>
  </message>
  <message>
   <source>{n} row cannot be compared: a loss of it is no finite number</source>
   <translation>{n} 行无法比较：其损失不是有限的数</translation>
  </message>
  <message>
   <source>{n} row is ignored</source>
   <translation>{n} 行被忽略</translation>
  </message>
  <message>
   <source>{n} row is wrong at 90 % confidence or more</source>
   <translation>{n} 行在置信度达到 90 % 时仍判错</translation>
  </message>
  <message>
   <source>{n} row is −inf everywhere: it has no softmax</source>
   <translation>{n} 行全为 −inf：它没有 softmax</translation>
  </message>
  <message>
   <source>{n} row lies beyond, up to {largest}</source>
   <translation>另有 {n} 行在范围之外，最大 {largest}</translation>
  </message>
  <message>
   <source>{n} row, loss {low} to {high}</source>
   <translation>{n} 行，损失 {low} 到 {high}</translation>
  </message>
  <message>
   <source>{n} row, which is ignored</source>
   <translation>{n} 行，均被忽略</translation>
  </message>
  <message>
   <source>{n} rows</source>
   <translation>{n} 行</translation>
  </message>
  <message>
   <source>{n} rows ({share}) make half the loss; Gini {gini}</source>
   <translation>{n} 行（{share}）构成了一半的损失；基尼系数 {gini}</translation>
  </message>
  <message>
   <source>{n} rows are ignored</source>
   <translation>{n} 行被忽略</translation>
  </message>
  <message>
   <source>{n} rows are too many for the clipboard: save them to a file</source>
   <translation>{n} 行太多，剪贴板放不下：请保存到文件</translation>
  </message>
  <message>
   <source>{n} rows are wrong at 90 % confidence or more</source>
   <translation>{n} 行在置信度达到 90 % 时仍判错</translation>
  </message>
  <message>
   <source>{n} rows are −inf everywhere: they have no softmax</source>
   <translation>{n} 行全为 −inf：它们没有 softmax</translation>
  </message>
  <message>
   <source>{n} rows cannot be compared: a loss of them is no finite number</source>
   <translation>{n} 行无法比较：其损失不是有限的数</translation>
  </message>
  <message>
   <source>{n} rows cost {cap} each, {what}: the true loss is larger</source>
   <translation>{n} 行的损失都是 {cap}（{what}）：真实损失更大</translation>
  </message>
  <message>
   <source>{n} rows count, {before} did before</source>
   <translation>计入 {n} 行，原来为 {before} 行</translation>
  </message>
  <message>
   <source>{n} rows do not sum to 1; their mean sum is {mean}</source>
   <translation>{n} 行之和不为 1；行和的平均是 {mean}</translation>
  </message>
  <message>
   <source>{n} rows lie beyond, up to {largest}</source>
   <translation>另有 {n} 行在范围之外，最大 {largest}</translation>
  </message>
  <message>
   <source>{n} rows of {rows} hold {share} % of the loss: mean {mean}, median {median}, mean without the upper 5 % {trimmed}; {mistakes} rows are surely wrong</source>
   <translation>{rows} 行中的 {n} 行占了损失的 {share} %：均值 {mean}，中位数 {median}，去掉最高 5 % 后的均值 {trimmed}；{mistakes} 行肯定预测错了</translation>
  </message>
  <message>
   <source>{n} rows of {rows} repeat another one exactly; {clash} equal predictions stand beside different targets</source>
   <translation>{rows} 行中有 {n} 行与别的行完全相同；{clash} 个相同的预测对应不同的目标</translation>
  </message>
  <message>
   <source>{n} rows, all of them ignored</source>
   <translation>{n} 行，均被忽略</translation>
  </message>
  <message>
   <source>{n} rows, loss {low} to {high}</source>
   <translation>{n} 行，损失 {low} 到 {high}</translation>
  </message>
  <message>
   <source>{n} target has the logit −inf: its loss is infinite</source>
   <translation>{n} 个目标的 logit 为 −inf：其损失为无穷大</translation>
  </message>
  <message>
   <source>{n} target is nan</source>
   <translation>{n} 个目标是 nan</translation>
  </message>
  <message>
   <source>{n} target is nan or inf, in row {row}</source>
   <translation>{n} 个目标为 nan 或 inf，在第 {row} 行</translation>
  </message>
  <message>
   <source>{n} target rows of {rows} have more than one 1; their cross entropy cannot fall below {floor}</source>
   <translation>{rows} 个目标行中有 {n} 个含有不止一个 1；其交叉熵不会低于 {floor}</translation>
  </message>
  <message>
   <source>{n} targets are nan</source>
   <translation>{n} 个目标是 nan</translation>
  </message>
  <message>
   <source>{n} targets are nan or inf, the first in row {row}</source>
   <translation>{n} 个目标是 nan 或 inf，第一个在第 {row} 行</translation>
  </message>
  <message>
   <source>{n} targets belong to predictions {p}: they are one-hot rows, not class indices</source>
   <translation>{n} 个目标对应预测 {p}：它们是独热行，不是类别编号</translation>
  </message>
  <message>
   <source>{n} targets have the logit −inf: their loss is infinite</source>
   <translation>{n} 个目标的 logit 为 −inf：其损失为无穷大</translation>
  </message>
  <message>
   <source>{n} targets lie more than 87 below the log-sum-exp, {m} of them more than 103: float32 has no such probability</source>
   <translation>{n} 个目标比 log-sum-exp 低 87 以上，其中 {m} 个低 103 以上：float32 表示不了这样的概率</translation>
  </message>
  <message>
   <source>{n} things in this file look wrong, first of all: {title}</source>
   <translation>此文件有 {n} 处看起来不对，首先是：{title}</translation>
  </message>
  <message>
   <source>{n} versions: loss {a} → {b}</source>
   <translation>{n} 个版本：损失 {a} → {b}</translation>
  </message>
  <message>
   <source>{n} · {m}</source>
   <translation>{n} · {m}</translation>
  </message>
  <message>
   <source>{one} and {other} as lists</source>
   <translation>{one} 和 {other} 均为列表</translation>
  </message>
  <message>
   <source>{one} and {other} of the same shape</source>
   <translation>{one} 与 {other} 形状相同</translation>
  </message>
  <message>
   <source>{owner} has no parameter {name}; it has none at all</source>
   <translation>{owner} 没有参数 {name}；它没有任何参数</translation>
  </message>
  <message>
   <source>{owner} has no parameter {name}; it has {names}</source>
   <translation>{owner} 没有参数 {name}；它的参数有 {names}</translation>
  </message>
  <message>
   <source>{owner} has no {name}; it has {names}</source>
   <translation>{owner} 没有 {name}；可用的有 {names}</translation>
  </message>
  <message>
   <source>{owner}: the parameter {name} cannot be set here: {why}. Wanted is a default that is a number, true or false, or a type such as float | None, Tensor | None or Literal[…].</source>
   <translation>{owner}：参数 {name} 无法在此设置：{why}。它需要一个数字或布尔型的默认值，或写明类型，如 float | None、Tensor | None 或 Literal[…]。</translation>
  </message>
  <message>
   <source>{owner}: {what}</source>
   <translation>{owner}：{what}</translation>
  </message>
  <message>
   <source>{path} was not written: no cause here is shown by a few lines of code</source>
   <translation>未写入 {path}：这里没有能用几行代码体现的原因</translation>
  </message>
  <message>
   <source>{place} of {count}</source>
   <translation>{place}（共 {count} 个）</translation>
  </message>
  <message>
   <source>{place}, the worst of the row</source>
   <translation>{place}，这一行中最差的</translation>
  </message>
  <message>
   <source>{p} against {t}: read as one value for each row, not broadcast</source>
   <translation>{p} 对 {t}：按每行一个值读取，不做广播</translation>
  </message>
  <message>
   <source>{p} rows of predictions, but {t} rows of targets: they do not belong together</source>
   <translation>预测有 {p} 行，目标却有 {t} 行：它们不是同一批数据</translation>
  </message>
  <message>
   <source>{reason}: no {names}</source>
   <translation>{reason}，因此没有：{names}</translation>
  </message>
  <message>
   <source>{reduction} · {loss}</source>
   <translation>{reduction} · {loss}</translation>
  </message>
  <message>
   <source>{right} % are right, but cross entropy is {before}; at temperature {best} it would be {after}</source>
   <translation>{right} % 正确，但交叉熵是 {before}；温度取 {best} 时会是 {after}</translation>
  </message>
  <message>
   <source>{rows} · {decisions}</source>
   <translation>{rows} · {decisions}</translation>
  </message>
  <message>
   <source>{rows}, and {n} ignored</source>
   <translation>{rows}，另有 {n} 行被忽略</translation>
  </message>
  <message>
   <source>{rows}; {share} of their decisions are right</source>
   <translation>{rows}；其判断的 {share} 正确</translation>
  </message>
  <message>
   <source>{row}, {part}</source>
   <translation>{row}，{part}</translation>
  </message>
  <message>
   <source>{shape} {dtype}</source>
   <translation>{shape} {dtype}</translation>
  </message>
  <message>
   <source>{share} % of the rows give almost no gradient: normal for a finished model.</source>
   <translation>{share} % 的行几乎没有梯度：对训练好的模型来说很正常。</translation>
  </message>
  <message>
   <source>{share} % of the rows give one class more than 0.9999; the mean distance of p from the label is {miss}</source>
   <translation>{share} % 的行给某个类别的概率超过 0.9999；p 与标签的平均距离是 {miss}</translation>
  </message>
  <message>
   <source>{share} of what each finds easy is easy for both (co-teaching, {rate} forgotten)</source>
   <translation>各自认为容易的行中有 {share} 对两者都容易（协同教学，舍去 {rate}）</translation>
  </message>
  <message>
   <source>{share} predicted otherwise: {mended} mended, {broken} broken</source>
   <translation>{share} 的预测不同：{mended} 行由错变对，{broken} 行由对变错</translation>
  </message>
  <message>
   <source>{some}, {more}</source>
   <translation>{some}、{more}</translation>
  </message>
  <message>
   <source>{spec} does not say which function: write {spec}:NAME</source>
   <translation>{spec} 没有指明函数：请写成 {spec}:NAME</translation>
  </message>
  <message>
   <source>{sure} · from {low} to {high}</source>
   <translation>{sure} · 从 {low} 到 {high}</translation>
  </message>
  <message>
   <source>{sure} · {value}</source>
   <translation>{sure} · {value}</translation>
  </message>
  <message>
   <source>{tip}. A click here, or Ctrl+Enter in the table, sorts by it.</source>
   <translation>{tip}。点击此处，或在表格中按 Ctrl+Enter，按此列排序。</translation>
  </message>
  <message>
   <source>{title}, or {others}</source>
   <translation>{title}，或{others}</translation>
  </message>
  <message>
   <source>{title}: that gives {seen}</source>
   <translation>{title}：由此得到 {seen}</translation>
  </message>
  <message>
   <source>{title}: that reproduces {seen} to its {digits} digits</source>
   <translation>{title}：{seen} 的 {digits} 位数字全部吻合</translation>
  </message>
  <message>
   <source>{told}; these are in {n} rows of {m} places each</source>
   <translation>{told}；它们分布在 {n} 行中，每行 {m} 个位置</translation>
  </message>
  <message>
   <source>{told}; this is in {n} row of {m} places</source>
   <translation>{told}；它在 {n} 个含 {m} 个位置的行中</translation>
  </message>
  <message>
   <source>{value} GB</source>
   <translation>{value} GB</translation>
  </message>
  <message>
   <source>{value} MB</source>
   <translation>{value} MB</translation>
  </message>
  <message>
   <source>{value} PB</source>
   <translation>{value} PB</translation>
  </message>
  <message>
   <source>{value} TB</source>
   <translation>{value} TB</translation>
  </message>
  <message>
   <source>{value} bits</source>
   <translation>{value} 比特</translation>
  </message>
  <message>
   <source>{value} kB</source>
   <translation>{value} kB</translation>
  </message>
  <message>
   <source>{value} nats</source>
   <translation>{value} 奈特</translation>
  </message>
  <message>
   <source>{wants} as {name}</source>
   <translation>{name} 为{wants}</translation>
  </message>
  <message>
   <source>{what} gives {predicted}, near {seen} but not the same</source>
   <translation>{what}得到 {predicted}，与 {seen} 接近但不相同</translation>
  </message>
  <message>
   <source>{what} gives {predicted}; you saw {seen}</source>
   <translation>{what}得到 {predicted}；你看到的是 {seen}</translation>
  </message>
  <message>
   <source>{what} gives {predicted}; you saw {seen}: too few digits to be sure</source>
   <translation>{what}得到 {predicted}；你看到的是 {seen}：位数太少，无法确定</translation>
  </message>
  <message>
   <source>{what} is beyond the float16 maximum 65504</source>
   <translation>{what}超出 float16 的最大值 65504</translation>
  </message>
  <message>
   <source>{what} with smooth = {smooth}</source>
   <translation>smooth = {smooth} 时{what}</translation>
  </message>
  <message>
   <source>{what} — nothing is open, as before</source>
   <translation>{what} — 和之前一样，没有打开任何文件</translation>
  </message>
  <message>
   <source>{what} — the version before is still shown</source>
   <translation>{what} — 仍显示之前的版本</translation>
  </message>
  <message>
   <source>{what} — {name} is still open</source>
   <translation>{what} — {name} 仍然打开着</translation>
  </message>
  <message>
   <source>{what}, averaged over all elements,</source>
   <translation>{what}（对所有元素求均值）</translation>
  </message>
  <message>
   <source>{what}, beyond the float16 maximum 65504,</source>
   <translation>{what}超出 float16 的最大值 65504，</translation>
  </message>
  <message>
   <source>{what}, summed and divided by the positives,</source>
   <translation>{what}（求和后除以正例数）</translation>
  </message>
  <message>
   <source>{what}, summed and divided by the rows,</source>
   <translation>{what}（求和后除以行数）</translation>
  </message>
  <message>
   <source>{what}, summed,</source>
   <translation>{what}（求和）</translation>
  </message>
  <message>
   <source>{what}. Type the number that you saw, and its reason is looked for</source>
   <translation>{what}。输入你看到的数，就会查找它的原因</translation>
  </message>
  <message>
   <source>{what}. {more}</source>
   <translation>{what}。{more}</translation>
  </message>
  <message>
   <source>{what}: {more}</source>
   <translation>{what}：{more}</translation>
  </message>
  <message>
   <source>{what}; {more}</source>
   <translation>{what}；{more}</translation>
  </message>
  <message>
   <source>{which}: {line}</source>
   <translation>{which}：{line}</translation>
  </message>
  <message>
   <source>{who} {how}</source>
   <translation>{who}：{how}</translation>
  </message>
  <message>
   <source>{why} (rows are shown without it)</source>
   <translation>{why}（当前显示的行未按此条件筛选）</translation>
  </message>
  <message>
   <source>{why} (rows are still those of “{text}”)</source>
   <translation>{why}（当前显示的仍是“{text}”筛选出的行）</translation>
  </message>
  <message>
   <source>{why}: softmax of log-probabilities changes nothing</source>
   <translation>{why}：对数概率再做 softmax 不会有任何改变</translation>
  </message>
  <message>
   <source>{why}: they look like sigmoid outputs, not logits</source>
   <translation>{why}：它们看起来是 sigmoid 的输出，不是 logits</translation>
  </message>
  <message>
   <source>{wish} is not available on this machine; computed on the CPU</source>
   <translation>本机没有可用的 {wish}；已改用 CPU 计算</translation>
  </message>
  <message>
   <source>{wish} is not one of {devices}</source>
   <translation>{wish} 不在可选设备之列：{devices}</translation>
  </message>
  <message>
   <source>{wish} is not one of {dtypes}</source>
   <translation>{wish} 不在可选类型之列：{dtypes}</translation>
  </message>
  <message>
   <source>½ λ Σ w²</source>
   <translation>½ λ Σ w²</translation>
  </message>
  <message>
   <source>½e² near 0. What image work calls Charbonnier, √(e² + ε²), is this divided by δ, plus δ, with ε = δ.</source>
   <translation>在 0 附近为 ½e²。图像处理中所说的 Charbonnier 损失 √(e² + ε²)，等于它除以 δ 再加上 δ，其中 ε = δ。</translation>
  </message>
  <message>
   <source>α is one number for each class, never a scalar, which keras applies to all classes and monai and kornia to all but the first; the mean is over rows, not over rows and classes as in monai.</source>
   <translation>α 是每个类别一个数，绝不是标量：keras 会把标量用于所有类别，monai 和 kornia 则用于除第一个以外的所有类别；均值按行计算，不像 monai 那样按行和类别计算。</translation>
  </message>
  <message>
   <source>α is the price of false alarms, as in the paper and in monai; keras multiplies the misses by its alpha. With α = β = 0.5 it is Dice, with α = β = 1 Jaccard.</source>
   <translation>与论文和 monai 一致，α 是误报的代价；keras 的 alpha 乘的则是漏报。α = β = 0.5 时为 Dice，α = β = 1 时为 Jaccard。</translation>
  </message>
  <message>
   <source>α weighs the positives and 1 − α the negatives, and logarithms stop at −100 as in binary cross entropy; keras leaves α out unless asked and clips p at 1e-7, so that nothing costs more than 16.1.</source>
   <translation>正样本权重为 α，负样本为 1 − α；与二元交叉熵一样，对数最低截断到 −100；keras 默认不用 α，并把 p 截断到 1e-7，因此损失最高不超过 16.1。</translation>
  </message>
  <message>
   <source>α weighs the positives and 1 − α the negatives, as in torchvision; detection practice takes the sum over the number of positives instead of the mean.</source>
   <translation>与 torchvision 一致，正样本权重为 α，负样本为 1 − α；目标检测中通常不取均值，而是求和后除以正样本数。</translation>
  </message>
  <message>
   <source>α weighs the teacher and 1 − α the labels, some code has it the other way round. T² keeps the gradient at its size when T grows. The divergence is summed over classes: torch's KLDivLoss would divide by them.</source>
   <translation>教师的权重为 α，标签为 1 − α，有的代码正好相反。T² 使梯度大小不随 T 的增大而缩小。散度对类别求和：torch 的 KLDivLoss 则会除以类别数。</translation>
  </message>
  <message>
   <source>β</source>
   <translation>β</translation>
  </message>
  <message>
   <source>δ</source>
   <translation>δ</translation>
  </message>
  <message>
   <source>δ is above 0; got {value}</source>
   <translation>δ 大于 0，得到 {value}</translation>
  </message>
  <message>
   <source>ε is spread over all C classes (torch, keras, timm) or over the other C − 1 (t5x); the loss of a perfect answer is not 0 unless the entropy is subtracted.</source>
   <translation>ε 均分给全部 C 个类别（torch、keras、timm），或只分给其余 C − 1 个类别（t5x）；若不减去熵，完美答案的损失不为 0。</translation>
  </message>
  <message>
   <source>ε is what is added to the coefficient 1 of the first term of −log p = (1 − p) + (1 − p)²/2 + …, so 0 is cross entropy and −1 has no first term, as in the paper, timm and optax.</source>
   <translation>与论文、timm 和 optax 一致，ε 加在 −log p = (1 − p) + (1 − p)²/2 + … 首项的系数 1 上，因此取 0 就是交叉熵，取 −1 则没有首项。</translation>
  </message>
  <message>
   <source>ε-insensitive</source>
   <translation>ε 不敏感损失</translation>
  </message>
  <message>
   <source>λ Σ w²</source>
   <translation>λ Σ w²</translation>
  </message>
  <message>
   <source>λ Σ ‖w‖</source>
   <translation>λ Σ ‖w‖</translation>
  </message>
  <message>
   <source>“{name}” is a class: compare it with = or !=</source>
   <translation>“{name}”是类别：请用 = 或 != 比较</translation>
  </message>
  <message>
   <source>“{name}” is a class: compare it with target or predicted</source>
   <translation>“{name}”是类别：请与“目标”或“预测”比较</translation>
  </message>
  <message>
   <source>“{title}”</source>
   <translation>“{title}”</translation>
  </message>
  <message>
   <source>“{word}” is not understood here: join conditions with and, or</source>
   <translation>此处的“{word}”无法识别：请用“且”“或”连接条件</translation>
  </message>
  <message>
   <source>−0.5 for a target of 1</source>
   <translation>目标为 1，预测 −0.5</translation>
  </message>
  <message>
   <source>−1: no logarithm</source>
   <translation>−1：对数不存在</translation>
  </message>
  <message>
   <source>−2 cos, without the offset</source>
   <translation>−2 cos（没有偏移）</translation>
  </message>
  <message>
   <source>−c</source>
   <translation>−c</translation>
  </message>
  <message>
   <source>−cos</source>
   <translation>−cos</translation>
  </message>
  <message>
   <source>−ln 0: a probability that became 0, by underflow or by a softmax of float16</source>
   <translation>−ln 0：概率变成了 0，因为下溢，或用 float16 计算了 softmax</translation>
  </message>
  <message>
   <source>−ln 1e-10</source>
   <translation>−ln 1e-10</translation>
  </message>
  <message>
   <source>−ln 1e-12</source>
   <translation>−ln 1e-12</translation>
  </message>
  <message>
   <source>−ln 1e-15</source>
   <translation>−ln 1e-15</translation>
  </message>
  <message>
   <source>−ln 1e-16</source>
   <translation>−ln 1e-16</translation>
  </message>
  <message>
   <source>−ln 1e-4</source>
   <translation>−ln 1e-4</translation>
  </message>
  <message>
   <source>−ln 1e-6</source>
   <translation>−ln 1e-6</translation>
  </message>
  <message>
   <source>−ln 1e-7, the lower cap of Keras</source>
   <translation>−ln 1e-7，Keras 的下端截断值</translation>
  </message>
  <message>
   <source>−ln 1e-8</source>
   <translation>−ln 1e-8</translation>
  </message>
  <message>
   <source>−ln of the bfloat16 epsilon, and ln 128</source>
   <translation>bfloat16 精度的 −ln，也是 ln 128</translation>
  </message>
  <message>
   <source>−ln of the float16 epsilon, and ln 1024</source>
   <translation>float16 精度的 −ln，也是 ln 1024</translation>
  </message>
  <message>
   <source>−ln of the float32 epsilon: the upper cap of Keras</source>
   <translation>float32 精度的 −ln：Keras 的上端截断值</translation>
  </message>
  <message>
   <source>−ln of the float64 epsilon: the cap of scikit-learn</source>
   <translation>float64 精度的 −ln：scikit-learn 的上限</translation>
  </message>
  <message>
   <source>−ln of the smallest float16</source>
   <translation>最小 float16 的 −ln</translation>
  </message>
  <message>
   <source>−ln of the smallest float32</source>
   <translation>最小 float32 的 −ln</translation>
  </message>
  <message>
   <source>−ln of the smallest normal float16</source>
   <translation>最小正规 float16 的 −ln</translation>
  </message>
  <message>
   <source>−ln of the smallest normal float32</source>
   <translation>最小正规 float32 的 −ln</translation>
  </message>
  <message>
   <source>−ln of the smallest normal float32: Caffe when a probability underflows</source>
   <translation>最小正规 float32 的 −ln：概率下溢时的 Caffe</translation>
  </message>
  <message>
   <source>−ln {eps}: a probability clipped at {eps}</source>
   <translation>−ln {eps}：截断在 {eps} 的概率</translation>
  </message>
  <message>
   <source>−β</source>
   <translation>−β</translation>
  </message>
  <message>
   <source>−δ</source>
   <translation>−δ</translation>
  </message>
  <message>
   <source>∞ − ∞: a softmax of scores that overflowed, or of a row that is −∞ everywhere</source>
   <translation>∞ − ∞：对已溢出的分数，或对整行都是 −∞ 的分数计算了 softmax</translation>
  </message>
 </context>
</TS>
