using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What the columns of <c>replicates.csv</c> say: what a number is of, what drew its random numbers, and in which cell.</summary>
internal sealed class ReplicateHeader
{
    private const string Seed = "seed";
    private const string Fold = "fold";
    private const string NameOfMetric = "metric";
    private static readonly string[] OfGroups = ["dataset", "model", "regime", NameOfMetric];
    private static readonly string[] OfUnits = [Fold, Seed, "replicate"];

    private readonly string[] _names;
    private readonly int[] _group;
    private readonly int[] _unit;
    private readonly int[] _cell;

    /// <summary>Takes the names apart; the order of the columns has no part in it.</summary>
    /// <exception cref="ScenarioException">There is no column metric or value, or one twice.</exception>
    public ReplicateHeader(string[] names, string file)
    {
        (_names, Value, Metric) = (names, Array.IndexOf(names, "value"), Array.IndexOf(names, NameOfMetric));
        if (Value < 0 || Metric < 0 || names.Distinct().Count() < names.Length)
        {
            throw new ScenarioException(file, "expected a table with the columns metric and value, each column once, found another one");
        }

        (_group, _unit) = (Places(OfGroups), Places(OfUnits));
        _cell =
        [
            .. Enumerable.Range(0, names.Length).Except([.. _group, .. _unit, Value]).OrderBy(at => names[at], StringComparer.Ordinal),
        ];
    }

    /// <summary>The number of the column with the metric.</summary>
    public int Metric { get; }

    /// <summary>The number of the column with the value.</summary>
    public int Value { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => _names.Length;

    /// <summary>The columns that a group is named by; <c>metric</c> is the last.</summary>
    public IReadOnlyList<string> Groups => [.. _group.Select(at => _names[at])];

    /// <summary>The columns that a cell is named by, by their names.</summary>
    public IReadOnlyList<string> Cells => [.. _cell.Select(at => _names[at])];

    /// <summary>
    /// Whether the seed itself is swept, so that runs tell their seed themselves. Seeds of trainings are within that of a scenario.
    /// </summary>
    public bool HasSeeds => _names.Contains(Seed) && !_names.Contains(Fold);

    /// <summary>What a row is of.</summary>
    public string[] Group(string[] row) => [.. _group.Select(at => row[at])];

    /// <summary>Which run a row is of.</summary>
    public RunKey Key(string[] row) => new(Text(_unit, row), Text(_cell, row));

    /// <summary>The values of the cell that a row is of, by columns.</summary>
    public IReadOnlyDictionary<string, string> Cell(string[] row) => _cell.ToDictionary(at => _names[at], at => row[at]);

    private string Text(int[] columns, string[] row) => string.Join(", ", columns.Select(at => $"{_names[at]} {row[at]}"));

    private int[] Places(string[] names) => [.. names.Select(name => Array.IndexOf(_names, name)).Where(at => at >= 0)];
}
