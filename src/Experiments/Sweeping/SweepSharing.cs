namespace Hogwild.Experiments;

/// <summary>Which cells of a sweep have something in common: those that do not differ in any path on which it depends.</summary>
/// <param name="paths">The paths that are swept.</param>
/// <param name="moves">Whether the world changes: what changes is drawn from the seed, until a run ends, and is part of a model.</param>
internal sealed class SweepSharing(IReadOnlyList<SweptPath> paths, bool moves)
{
    // What neither data nor models depend on.
    private static readonly string[] Apart = ["scheduler", "workers", "run", "step", "kernel", "seed"];
    private static readonly string[] ApartWhereItMoves = ["scheduler", "workers", "kernel"];

    private readonly string[][] _keys = [.. paths.Select(path => PathKeys.Of(path.Path))];

    /// <summary>What the data of a cell are known by: those of all cells with the same name are the same.</summary>
    public string Data(SweptCell cell) => Name(cell, keys => !Apart.Contains(keys[0]) && keys[0] != "models");

    /// <summary>The same of a model: its rule, weights, data and reference.</summary>
    public string Model(SweptCell cell, string model) => Name(
        cell, keys => !(moves ? ApartWhereItMoves : Apart).Contains(keys[0]) && IsOf(keys, model));

    /// <summary>The same of the runs of a model under a regime.</summary>
    public string Runs(SweptCell cell, string model, Regime regime) =>
        Name(cell, keys => IsOf(keys, model) && (regime != Regime.Synchronous || keys[0] is not ("scheduler" or "workers")));

    /// <summary>Whether a path matters to a model: that of another one does not.</summary>
    private static bool IsOf(string[] keys, string model) => keys[0] != "models" || keys.Length == 1 || keys[1] == model;

    private string Name(SweptCell cell, Func<string[], bool> matters) =>
        string.Join(' ', _keys.Index().Where(item => matters(item.Item)).Select(item => cell.At[item.Index]));
}
