namespace Hogwild.Experiments.Tests;

/// <summary>All that a file of states has.</summary>
internal sealed record WholeStates(double[] Times, int Nodes, int Size, double[] States)
{
    public static WholeStates Of(string path)
    {
        using var file = StatesFile.Open(path);
        var (states, sample) = (new List<double>(), new double[file.Nodes * file.Size]);
        foreach (var _ in file.Times)
        {
            file.ReadNext(sample);
            states.AddRange(sample);
        }

        return new WholeStates(file.Times, file.Nodes, file.Size, [.. states]);
    }
}
