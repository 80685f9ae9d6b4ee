using System.Diagnostics;
using System.Globalization;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// How far all trainings of tables have come, and how long they still take: from the time that a unit of work has cost each model so far.
/// </summary>
internal sealed class TrainingClock
{
    private const int Steps = 10_000;
    private readonly Lock _gate = new();
    private readonly IProgress<RunProgress> _progress;
    private readonly int _jobs;
    private readonly Dictionary<string, (double Work, double Done, double Seconds)> _models = new(StringComparer.Ordinal);

    /// <summary>A clock.</summary>
    /// <param name="work">Every training that is to be done: its model, and how much work it is.</param>
    /// <param name="jobs">How many go on at a time.</param>
    /// <param name="progress">Is told.</param>
    public TrainingClock(IEnumerable<(string Model, double Work)> work, int jobs, IProgress<RunProgress> progress)
    {
        (_progress, _jobs) = (progress, jobs);
        foreach (var model in work.GroupBy(item => item.Model))
        {
            _models[model.Key] = (model.Sum(item => item.Work), 0, 0);
        }
    }

    /// <summary>Listens to one training.</summary>
    public IProgress<TrainingProgress> Of(TableUnit unit, double work) => new Listener(this, unit, work);

    private void Add(TableUnit unit, double work, double seconds, TrainingProgress training)
    {
        lock (_gate)
        {
            var model = _models[unit.Model];
            _models[unit.Model] = model with { Done = model.Done + work, Seconds = model.Seconds + seconds };
            var (all, done) = (_models.Values.Sum(item => item.Work), _models.Values.Sum(item => item.Done));
            var where = string.Create(
                CultureInfo.InvariantCulture,
                $"{unit.Model} on {unit.Dataset}, fold {unit.Fold}, seed {unit.Seed}, loss {Powers.Write(training.Loss)}");
            _progress.Report(new RunProgress("training", (int)Math.Min(Steps, Steps * done / all), Steps, $"{where}; {Left()} left"));
        }
    }

    private string Left()
    {
        var usual = _models.Values.Sum(model => model.Seconds) / Math.Max(1e-9, _models.Values.Sum(model => model.Done));
        var seconds = _models.Values.Sum(
            model => Math.Max(0, model.Work - model.Done) * (model.Done > 0 ? model.Seconds / model.Done : usual)) / _jobs;
        return Write(seconds);
    }

    /// <summary><c>about 40 s</c>, <c>about 12 min</c>, <c>about 2.5 h</c>.</summary>
    internal static string Write(double seconds) => seconds switch
    {
        < 100 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(seconds):0} s"),
        < 6000 => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 3600:0.0} h"),
    };

    private sealed class Listener(TrainingClock clock, TableUnit unit, double work) : IProgress<TrainingProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        public void Report(TrainingProgress value)
        {
            clock.Add(unit, work / value.Epochs, _watch.Elapsed.TotalSeconds, value);
            _watch.Restart();
        }
    }
}
