namespace Hogwild.Experiments.Tests;

/// <summary>Units of work without models: squares of numbers.</summary>
internal static class Squares
{
    /// <summary>The square of a number, which can be kept.</summary>
    public static Unit<double> Of(int number, Action<int>? computing = null, int size = 1) => new()
    {
        Describe = json =>
        {
            json.WriteString("what", "square");
            json.WriteNumber("number", number);
        },
        Compute = _ =>
        {
            computing?.Invoke(number);
            return (double)number * number;
        },
        Codec = new NumbersCodec<double>(1, outcome => [outcome], numbers => numbers[0]),
        Size = size,
    };

    /// <summary>A runner.</summary>
    public static StudyRunner Runner(
        int jobs, IUnitStore? store = null, Action<RunProgress>? progress = null, CancellationTokenSource? stop = null) =>
        new(
            new StudyOptions { Jobs = jobs, WeightCache = string.Empty, Store = store, Progress = progress },
            stop?.Token ?? TestContext.Current.CancellationToken);

    /// <summary>Remembers everything that is told.</summary>
    internal sealed class Listener
    {
        public List<RunProgress> Heard { get; } = [];

        public void Report(RunProgress value) => Heard.Add(value);
    }
}
