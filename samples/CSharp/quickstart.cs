#:package Hogwild.Experiments@0.1.0
#:package Hogwild.Scenarios@0.1.0
#:package Hogwild.Reports@0.1.0
#:property PublishAot=false

using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

// The quickstart, but of five messages one is lost, and not one of twenty. Its weights are found from where its file is.
var (file, folder) = (args[0], args[1]);
var scenario = ScenarioFile.Load(file, new Override("scheduler.link.loss", "20%"));

var result = Experiment.Run(scenario, new StudyOptions { Progress = progress => Console.Error.Write($"\r{progress} ") });
Console.Error.WriteLine();

foreach (var model in result.Models)
{
    Console.WriteLine($"{model.Model}: deviation {model.Deviation.Mean:G2} ± {model.Deviation.Std:G2}");
}

ConvergenceFigure.Create(result).Save(Path.Combine(folder, "convergence.png"));
Summary.Save(Path.Combine(folder, "summary.csv"), result);
