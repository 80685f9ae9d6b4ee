#:package Hogwild.Experiments@0.1.0
#:package Hogwild.Reports@0.1.0
#:property PublishAot=false

using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Schedulers;
using Hogwild.Simulation;

var (weights, folder) = (args[0], args[1]);
var scenario = new Scenario
{
    Name = "quickstart",
    Title = "Three models on the paper's chains, asynchronously",
    Dataset = new DatasetSpec.Chains(Length: 10),
    Models =
    [
        new ModelSpec("gcn", new RuleSpec.Gcn(), Trained("gcn")),
        new ModelSpec("ignn", new RuleSpec.Ignn(), Trained("ignn")),
        new ModelSpec("energy-gnn", new RuleSpec.Energy(), Trained("energy-gnn")),
    ],
    Scheduler = new SchedulerSpec.Physical(
        new ClockSpec.Poisson(Milliseconds(10)),
        new LinkSpec(new DelaySpec.Exponential(Milliseconds(5)), Loss: 0.2)),
    Run = new RunSpec { Until = TimeSpan.FromSeconds(4), Replicates = 32, Sample = Milliseconds(20) },
};

var result = Experiment.Run(scenario);
Console.WriteLine($"energy-gnn: {result["energy-gnn"].UpdatesToTolerance.Mean:F0} updates a node to {scenario.Run.Tolerance}");
ConvergenceFigure.Create(result).Save(Path.Combine(folder, "convergence.png"));
Summary.Save(Path.Combine(folder, "summary.csv"), result);

WeightsSpec Trained(string model) => new(InputFile.At(Path.Combine(weights, $"{model}.safetensors")));

static TimeSpan Milliseconds(double number) => TimeSpan.FromMilliseconds(number);
