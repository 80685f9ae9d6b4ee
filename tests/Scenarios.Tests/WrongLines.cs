namespace Hogwild.Scenarios.Tests;

/// <summary>Lines of a good scenario, all but the scheduler, replaced by wrong ones.</summary>
public static class WrongLines
{
    private const string Rules =
        "bellman-ford, consensus, eignn, energy, gat, gcn, gin, gsdgnn, ignn, jacobi, linear, localisation, nonlinear-gnn, pagerank, "
            + "push-sum, quadratic, "
            + "relu, sage, torchscript";

    private const string AnchorHint = "(an anchor on a value within { } is not read by the YAML reader: write it in block form)";

    /// <summary>A line of the good scenario, what stands there instead, and the message without the folder.</summary>
    public static TheoryData<int, string, string> All => new()
    {
        { 1, "seed: -1", "s.yaml:1:7: expected a whole number from 0 to 18446744073709551615 for 'seed', found '-1'" },
        { 1, "seed: many", "s.yaml:1:7: expected a whole number from 0 to 18446744073709551615 for 'seed', found 'many'" },
        { 1, "seed: 1.5", "s.yaml:1:7: expected a whole number from 0 to 18446744073709551615 for 'seed', found '1.5'" },
        {
            1,
            "sede: 1",
            "s.yaml:1:1: expected one of the keys extends, name, title, seed, plugins, traces, dataset, "
                + "models, scheduler, changes, mobility, workers, engine, step, run, figures, kernel, ordering, "
                + "variance, termination, anytime, vary, sweep, threshold, table in the scenario, found 'sede'; did you mean 'seed'?"
        },
        { 1, "name: My Name", "s.yaml:1:7: expected a name of lower-case letters, digits and hyphens for 'name', found 'My Name'" },
        { 1, "name: ''", "s.yaml:1:7: expected a name of lower-case letters, digits and hyphens for 'name', found ''" },
        { 1, "title:", "s.yaml:1:7: expected a text for 'title', found nothing" },
        { 1, "title: [a, b]", "s.yaml:1:8: expected a text for 'title', found a list of 2" },
        {
            1,
            "\"seed: 1",
            "s.yaml:1:1: expected YAML, found a syntax error: While scanning a quoted scalar, found unexpected end of stream"
        },
        {
            1, "seed: { a: &f x, b: *f }",
            "s.yaml:1:18: expected YAML, found a syntax error: While parsing a flow mapping, did not find expected ',' or '}' "
                + AnchorHint
        },
        {
            1, "seed: { a: [1], b: &f 'x, y' , c: 1 }",
            "s.yaml:1:32: expected YAML, found a syntax error: While parsing a flow mapping, did not find expected ',' or '}' "
                + AnchorHint
        },
        { 1, "seed: {", "s.yaml:1:7: expected YAML, found a syntax error after this place" },
        { 1, "\tseed: 1", "s.yaml:1:1: expected spaces as indentation, found a tab" },
        { 1, "seed: *a", "s.yaml:1:7: expected an anchor defined above, found '*a'" },
        { 1, "? [a]\n: 1", "s.yaml:1:3: expected a name as key, found something else" },
        { 1, "seed: 1\nseed: 2", "s.yaml:2:1: expected each key once, found 'seed' again (first in line 1)" },
        {
            2,
            "",
            "s.yaml:1:1: expected the key 'dataset', since the model 'gcn' needs one, in the scenario, found a "
                + "mapping with 'seed', 'models', 'step', 'scheduler', 'run'"
        },
        {
            2,
            "dataset: { kind: chain, length: 10 }",
            "s.yaml:2:18: expected one of the kinds chains, count, files, graph, lattice, npz, planetoid, ppi, random, sum, tu for "
                + "'dataset.kind', found 'chain'; did you mean 'chains'?"
        },
        {
            2,
            "dataset: { length: 10 }",
            "s.yaml:2:10: expected the key 'kind' (chains, count, files, graph, lattice, npz, planetoid, ppi, random, sum, tu) for "
                + "'dataset', found a mapping with 'length'"
        },
        { 2, "dataset: chains", "s.yaml:2:10: expected the key 'length' in 'dataset' of kind chains, found 'chains'" },
        {
            2,
            "dataset: { kind: chains, length: 0 }",
            "s.yaml:2:34: expected a whole number from 1 to 1000000 for 'dataset.length', found '0'"
        },
        {
            2,
            "dataset: { kind: chains, length: 10, clases: 3 }",
            "s.yaml:2:38: expected one of the keys kind, length, classes, fold in 'dataset' of kind chains, found "
                + "'clases'; did you mean 'classes'?"
        },
        {
            2,
            "dataset: [chains]",
            "s.yaml:2:10: expected one of the kinds chains, count, files, graph, lattice, npz, planetoid, ppi, random, sum, tu for "
                + "'dataset', found a list of 1"
        },
        {
            3,
            "models: {}\nx:",
            "s.yaml:4:1: expected one of the keys extends, name, title, seed, plugins, traces, dataset, "
                + "models, scheduler, changes, mobility, workers, engine, step, run, figures, kernel, ordering, "
                + "variance, termination, anytime, vary, sweep, threshold, table in the scenario, found 'x'"
        },
        { 4, "  gcn: gcn", "s.yaml:4:8: expected a mapping with rule, weights, train, start, cells for 'models.gcn', found 'gcn'" },
        {
            4,
            "  GCN: { rule: gcn, weights: w.safetensors }",
            "s.yaml:4:3: expected a name of lower-case letters, digits and hyphens in 'models', found 'GCN'"
        },
        { 4, "  gcn: { weights: w.safetensors }", "s.yaml:4:8: expected the key 'rule' in 'models.gcn', found a mapping with 'weights'" },
        {
            4,
            "  gcn: { rule: gcnn, weights: w.safetensors }",
            "s.yaml:4:16: expected one of the kinds " + Rules + " for 'models.gcn.rule', found "
                + "'gcnn'; did you mean 'gcn'?"
        },
        {
            4,
            "  gcn: { rule: transformer, weights: w.safetensors }",
            "s.yaml:4:16: expected one of the kinds " + Rules + " for 'models.gcn.rule', found 'transformer'"
        },
        {
            4,
            "  gcn: { rule: { kind: gcn, alpha: 1 }, weights: w.safetensors }",
            "s.yaml:4:29: expected one of the keys kind, normalise, repeats in 'models.gcn.rule' of kind gcn, found 'alpha'"
        },
        {
            4,
            "  gcn: { rule: { alpha: 1 }, weights: w.safetensors }",
            "s.yaml:4:16: expected the key 'kind' (" + Rules + ") for 'models.gcn.rule', found a mapping with 'alpha'"
        },
        {
            4,
            "  gcn: { rule: { kind: energy, alpha: 0 }, weights: w.safetensors }",
            "s.yaml:4:39: expected auto or a number above 0 for 'models.gcn.rule.alpha', found '0'"
        },
        {
            4,
            "  gcn: { rule: { kind: energy, messages: arc }, weights: w.safetensors }",
            "s.yaml:4:42: expected edge or node for 'models.gcn.rule.messages', found 'arc'"
        },
        {
            4,
            "  gcn: { rule: gcn }",
            "s.yaml:4:8: expected either 'weights' or 'train' beside the rule gcn for 'models.gcn', found a mapping with 'rule'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: w.safetensors, train: {} }",
            "s.yaml:4:8: expected either 'weights' or 'train' beside the rule gcn for 'models.gcn', found a mapping "
                + "with 'rule', 'weights', 'train'"
        },
        {
            4,
            "  gcn: { rule: { kind: sage, aggregator: max }, train: { aggregator: mean } }",
            "s.yaml:4:70: expected max, as 'rule.aggregator' says, for 'models.gcn.train.aggregator', found 'mean'"
        },
        {
            4,
            "  gcn: { rule: { kind: sage, closed: true }, train: { epochs: 3 } }",
            "s.yaml:4:53: expected true, as 'rule.closed' says, for 'models.gcn.train.closed', found nothing"
        },
        {
            4,
            "  gcn: { rule: gat, train: { heads: 5 } }",
            "s.yaml:4:37: expected a divisor of the width 32 for 'models.gcn.train.heads', found '5'"
        },
        {
            4,
            "  gcn: { rule: { kind: linear, matrix: m.mtx }, train: {} }",
            "s.yaml:4:56: expected the key only beside a rule of the kinds eignn, energy, gat, gcn, gin, gsdgnn, ignn, nonlinear-gnn, "
                + "sage for 'models.gcn.train', "
                + "found an empty mapping"
        },
        { 4, "  gcn: { rule: linear }", "s.yaml:4:16: expected the key 'matrix' in 'models.gcn.rule' of kind linear, found 'linear'" },
        {
            4,
            "  gcn: { rule: { kind: relu, matrix: n.mtx } }",
            "s.yaml:4:38: expected a file that exists (relative to the scenario) for 'models.gcn.rule.matrix', "
                + "found 'n.mtx'; did you mean 'm.mtx'?"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: W.safetensor }",
            "s.yaml:4:30: expected a file that exists (relative to the scenario) for 'models.gcn.weights', found "
                + "'W.safetensor'; did you mean 'w.safetensors'?"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: nowhere/w.safetensors } }",
            "s.yaml:4:38: expected a file that exists (relative to the scenario) for 'models.gcn.weights.file', "
                + "found 'nowhere/w.safetensors'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, names: W1 } }",
            "s.yaml:4:60: expected a mapping from names for 'models.gcn.weights.names', found 'W1'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, layout: ignn } }",
            "s.yaml:4:61: expected a layout of the rule gcn, which 'ignn' is not, for 'models.gcn.weights.layout', found 'ignn'"
        },
        {
            4,
            "  gcn: { rule: sage, weights: { file: w.safetensors, layout: pyg-sage } }",
            "s.yaml:4:16: expected a rule with 'aggregator' mean or max, which no tensor of the layout pyg-sage tells, for "
                + "'models.gcn.rule', found 'sage'"
        },
        {
            4,
            "  gcn: { rule: gat, weights: { file: w.safetensors, layout: pyg-gat } }",
            "s.yaml:4:61: expected a layout with 'elu' true or false, which no tensor of pyg-gat tells, for "
                + "'models.gcn.weights.layout', found 'pyg-gat'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, layout: pyg-gnc } }",
            "s.yaml:4:61: expected one of the kinds ignn, pyg-gat, pyg-gcn, pyg-gin, pyg-sage for "
                + "'models.gcn.weights.layout', found 'pyg-gnc'; did you mean 'pyg-gcn'?"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, names: { W1: { tensor: a, rows: 3-1 } } } }",
            "s.yaml:4:85: expected places from 0 on such as 0-15 or 3 for 'models.gcn.weights.names.W1.rows', found '3-1'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, names: { W1: { tensor: a, tensors: [b] } } } }",
            "s.yaml:4:66: expected either the key 'tensor' or the key 'tensors' in 'models.gcn.weights.names.W1', found a mapping "
                + "with 'tensor', 'tensors'"
        },
        {
            4,
            "  gcn: { rule: gcn, weights: { file: w.safetensors, names: { W1: } } }",
            "s.yaml:4:66: expected a text for 'models.gcn.weights.names.W1', found nothing"
        },
        { 5, "  gcn: { rule: ignn, train: { epochs: 3 } }", "s.yaml:5:3: expected each key once, found 'gcn' again (first in line 4)" },
        {
            5,
            "  ignn: { rule: ignn, train: { beta: 3 } }",
            "s.yaml:5:32: expected one of the keys kappa, input-scale, coupling-scale, symmetric, coupling-rate, tolerance, rounds, "
                + "skip-scale, bias, dropout, penalty, seed, epochs, batch-size, augmentation, restarts, learning-rate, "
                + "warm-up, weight-decay, clip, "
                + "width, hidden, pool, under in 'models.ignn.train', found 'beta'"
        },
        {
            5,
            "  ignn: { rule: ignn, train: { kappa: 1 } }",
            "s.yaml:5:39: expected a number above 0 and below 1 for 'models.ignn.train.kappa', found '1'"
        },
        {
            5,
            "  ours: { rule: nonlinear-gnn, train: { penalty: 0, mu: 0.5 } }",
            "s.yaml:5:57: expected the key only where 'penalty' is above 0 for 'models.ours.train.mu', found '0.5'"
        },
        {
            5,
            "  ours: { rule: nonlinear-gnn, train: { mu: 1 } }",
            "s.yaml:5:45: expected a number above 0 and below 1 for 'models.ours.train.mu', found '1'"
        },
        {
            5,
            "  ignn: { rule: ignn, train: { epochs: 2.5 } }",
            "s.yaml:5:40: expected a whole number of at least 0 for 'models.ignn.train.epochs', found '2.5'"
        },
        {
            5,
            "  ignn: { rule: ignn, train: { epoch: 3 } }",
            "s.yaml:5:32: expected one of the keys kappa, input-scale, coupling-scale, symmetric, coupling-rate, tolerance, rounds, "
                + "skip-scale, bias, dropout, penalty, seed, epochs, batch-size, augmentation, restarts, learning-rate, "
                + "warm-up, weight-decay, clip, "
                + "width, hidden, pool, under in 'models.ignn.train', found 'epoch'; did you mean 'epochs'?"
        },
        {
            5,
            "  ignn: { rule: ignn, train: }",
            "s.yaml:5:30: expected a mapping with kappa, input-scale, coupling-scale, symmetric, coupling-rate, tolerance, rounds, "
                + "skip-scale, bias, dropout, penalty, seed, epochs, batch-size, augmentation, restarts, learning-rate, "
                + "warm-up, weight-decay, clip, "
                + "width, hidden, pool, under for 'models.ignn.train', found nothing"
        },
        { 6, "step: 1", "s.yaml:6:7: expected a unit after the number (ns, us, ms, s, min) for 'step', found '1'; did you mean '1s'?" },
        {
            2,
            "dataset: { kind: chains, length: 5, classes: 1 }",
            "s.yaml:2:46: expected a whole number from 2 to 1000 for 'dataset.classes', found '1'"
        },
        { 6, "step: 0", "s.yaml:6:7: expected a duration of at least 200ns, at most a century, for 'step', found '0'" },
        {
            6,
            "step: 1sec",
            "s.yaml:6:7: expected a duration in one of the units ns, us, ms, s, min for 'step', found '1sec'; did you mean '1s'?"
        },
        {
            6,
            "step: 1msec",
            "s.yaml:6:7: expected a duration in one of the units ns, us, ms, s, min for 'step', found '1msec'; did you mean '1ms'?"
        },
        {
            6,
            "step: 50ns",
            "s.yaml:6:7: expected a duration in whole ticks of 100ns for 'step', found '50ns'"
        },
        {
            6,
            "step: 1m",
            "s.yaml:6:7: expected a duration in one of the units ns, us, ms, s, min for 'step', found '1m'; did you mean '1min'?"
        },
        {
            6,
            "step: 1.5h",
            "s.yaml:6:7: expected a duration in one of the units ns, us, ms, s, min for 'step', found '1.5h'; did you mean '90min'?"
        },
        {
            6,
            "step: 2 days",
            "s.yaml:6:7: expected a duration in one of the units ns, us, ms, s, min for 'step', found '2 days'; did you mean '2880min'?"
        },
        { 6, "step: 250ns", "s.yaml:6:7: expected a duration in whole ticks of 100ns for 'step', found '250ns'" },
        { 6, "step: -1ms", "s.yaml:6:7: expected a duration of at least 200ns, at most a century, for 'step', found '-1ms'" },
        { 6, "step: fast", "s.yaml:6:7: expected a duration such as 100ns, 10us, 5ms, 1.5s or 2min for 'step', found 'fast'" },
        {
            6,
            "step: 200000000min",
            "s.yaml:6:7: expected a duration of at least 200ns, at most a century, for 'step', found '200000000min'"
        },
        { 8, "run: { replicates: 2 }", "s.yaml:8:6: expected the key 'until' in 'run', found a mapping with 'replicates'" },
        {
            8,
            "run: { until: 4 }",
            "s.yaml:8:15: expected a unit after the number (ns, us, ms, s, min) for 'run.until', found '4'; did you mean '4s'?"
        },
        {
            8,
            "run: { until: 4s, replicate: 2 }",
            "s.yaml:8:19: expected one of the keys until, stop, replicates, sample, tolerance, metrics, record, states, timeline in 'run', "
                + "found 'replicate'; did you mean 'replicates'?"
        },
        {
            8,
            "run: { until: 4s, replicates: 0 }",
            "s.yaml:8:31: expected a whole number from 1 to 1000000 for 'run.replicates', found '0'"
        },
        { 8, "run: { until: 4s, until: 5s }", "s.yaml:8:19: expected each key once, found 'until' again (first in line 8)" },
        {
            8,
            "run: { until: 4s, sample: 5s }",
            "s.yaml:8:27: expected a duration of at most 'run.until' (4s) for 'run.sample', found '5s'"
        },
        {
            8,
            "run: { until: 1000s, sample: 100ns }",
            "s.yaml:8:30: expected at most 1,000,000 samples until 'run.until' (1000s) for 'run.sample', found '100ns'"
        },
        { 8, "run: { until: 4s, tolerance: 1 }", "s.yaml:8:30: expected a number above 0 and below 1 for 'run.tolerance', found '1'" },
        { 8, "run: { until: 4s, tolerance: nan }", "s.yaml:8:30: expected a number above 0 and below 1 for 'run.tolerance', found 'nan'" },
        { 8, "run: { until: 4s, record: yes }", "s.yaml:8:27: expected true or false for 'run.record', found 'yes'" },
        {
            8,
            "run: 4s",
            "s.yaml:8:6: expected a mapping with until, stop, replicates, sample, tolerance, metrics, record, states, timeline for 'run', "
                + "found '4s'"
        },
        {
            8, "run: { until: 4s }\nkernel: simshrp",
            "s.yaml:9:9: expected event or simsharp for 'kernel', found 'simshrp'; did you mean 'simsharp'?"
        },
        { 8, "run: { until: 4s }\n---\nseed: 2", "s.yaml:9:1: expected one document, found a second one" },
    };
}
