using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Changes in a table: a line of the names time, what, who, value, and then lines with a time in seconds, what changes, of which node, item
/// or edge, and the numbers that it has from then on. Each line holds for good, or until another one is about the same.
/// </summary>
/// <param name="file">The table.</param>
/// <param name="data">The data as they are at first.</param>
/// <param name="faults">Receives what is wrong, each with line and column.</param>
internal sealed class ChangeRows(InputFile file, GraphData data, FaultList faults)
{
    private const string Head = "time,what,who,value";
    private const double Longest = 1e9;
    private static readonly string[] Whats = ["features", "targets", "values", "add", "remove", "leave", "join"];
    private readonly ChangeForms _forms = new(data);
    private long _last;

    /// <summary>All lines that are in order.</summary>
    public List<SingleChange> All()
    {
        var (found, hasHead) = (new List<SingleChange>(), false);
        foreach (var (index, text) in File.ReadLines(file.FullPath).Index())
        {
            var line = new ChangeLine(file, index + 1, text);
            if (line.IsEmpty)
            {
                continue;
            }

            if (!hasHead)
            {
                hasHead = string.Join(',', line.Fields.Select(field => field.Text)) == Head;
                if (!hasHead)
                {
                    Fault(line.Place, $"the line '{Head}' first", $"'{Excerpt.Of(text)}'");
                    return [];
                }

                continue;
            }

            found.AddRange(Of(line));
        }

        if (!hasHead)
        {
            Fault($"{file.Path}:1:1", $"the line '{Head}' first", "an empty file");
        }

        return found;
    }

    private List<SingleChange> Of(ChangeLine line)
    {
        var faultsBefore = faults.Count;
        if (line.Fields.Count is not (3 or 4))
        {
            Fault(line.Place, "time, what, who and value, with commas between them", $"'{Excerpt.Of(line.Text)}'");
            return [];
        }

        var (time, what, who, value) = (TimeOf(line.Fields[0]), line.Fields[1], line.Fields[2], line.Value);
        if (!Whats.Contains(what.Text))
        {
            var hint = Nearest.Hint(what.Text, Whats);
            Fault(what.Place, $"one of {string.Join(", ", Whats)}", $"'{Excerpt.Of(what.Text)}'{hint}");
            return [];
        }

        var keys = what.Text is "values" or "add" or "remove" ? ArcsOf(who) : NodeOf(who, what.Text == "targets");
        var values = ValuesOf(value, what.Text, keys);
        return faults.Count > faultsBefore ? [] : [.. keys.SelectMany(key => Changes(line, what.Text, key, time, values))];
    }

    private static IEnumerable<SingleChange> Changes(ChangeLine line, string what, long key, long time, double[] values)
    {
        var change = new SingleChange(line.Name, ChangeKind.Features, key, time, Ticks.Never) { Place = line.Fields[2].Place };
        if (what is "features" or "targets")
        {
            yield return change with { Kind = what == "features" ? ChangeKind.Features : ChangeKind.Answer, Values = values };
        }

        if (what is "leave" or "join")
        {
            yield return change with { Kind = ChangeKind.Node, IsThere = what == "join" };
        }

        if (what is "add" or "remove")
        {
            yield return change with { Kind = ChangeKind.Arc, IsThere = what == "add" };
        }

        if (what is "add" or "values" && values.Length > 0)
        {
            yield return change with { Kind = ChangeKind.ArcNumbers, Values = values };
        }
    }

    private long TimeOf(ChangeField field)
    {
        if (!IsNumber(field.Text, out var seconds) || seconds > Longest || Math.Round(seconds * Ticks.PerSecond) < 1)
        {
            Fault(field.Place, "a time in seconds, above 0", $"'{Excerpt.Of(field.Text)}'");
            return _last;
        }

        var time = (long)Math.Round(seconds * Ticks.PerSecond);
        if (time < _last)
        {
            Fault(field.Place, "times in order", $"'{Excerpt.Of(field.Text)}' after {DurationText.Write(TimeSpan.FromTicks(_last))}");
        }

        return _last = Math.Max(_last, time);
    }

    private long[] NodeOf(ChangeField field, bool isItem)
    {
        var count = isItem ? data.ItemCount : data.Graph.NodeCount;
        if (int.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var node) && node < count)
        {
            return [node];
        }

        Fault(field.Place, $"the number of a node, from 0 to {count - 1}", $"'{Excerpt.Of(field.Text)}'");
        return [];
    }

    /// <summary>Both arcs of an edge, <c>4 5</c>, or one arc, <c>4&gt;5</c>.</summary>
    private long[] ArcsOf(ChangeField field)
    {
        var isOne = field.Text.Contains('>', StringComparison.Ordinal);
        var words = field.Text.Split(isOne ? '>' : ' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int[] ends =
        [
            .. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var node) ? node : -1),
        ];
        if (ends is [var a, var b] && a != b && Math.Min(a, b) >= 0 && Math.Max(a, b) < data.Graph.NodeCount)
        {
            return isOne ? [SingleChange.ArcKey(a, b)] : [SingleChange.ArcKey(a, b), SingleChange.ArcKey(b, a)];
        }

        Fault(
            field.Place,
            $"two different nodes from 0 to {data.Graph.NodeCount - 1}: '4 5' for an edge, '4>5' for one direction",
            $"'{Excerpt.Of(field.Text)}'");
        return [];
    }

    private double[] ValuesOf(ChangeField field, string what, long[] keys)
    {
        var words = field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] values = [.. words.Select(word => IsNumber(word, out var number) ? number : double.NaN)];
        var isNew = what == "values"
            || keys.Any(key => data.Graph.Find((int)(key >> 32), (int)key) < 0);
        var expected = what switch
        {
            _ when values.Any(double.IsNaN) => "numbers with blanks between them",
            "features" when values.Length != data.FeatureSize => $"{data.FeatureSize} features of a node",
            "targets" when values.Length != _forms.AnswerWidth => _forms.AnswerWidth == 0 ? "no targets: nothing is known about the items"
                : $"{_forms.AnswerWidth} targets of an item",
            "targets" when !Array.TrueForAll(values, _forms.IsAnswer) => _forms.Answer,
            "add" or "values" when !_forms.FitsEdge(values.Length, isNew) => data.ArcFeatureSize == 0
                ? "nothing: edges have no numbers here" : _forms.OfEdge,
            "remove" or "leave" or "join" when values.Length > 0 => "nothing",
            _ => null,
        };
        if (expected is not null)
        {
            Fault(field.Place, expected, field.Text.Length == 0 ? "nothing" : $"'{Excerpt.Of(field.Text)}'");
        }

        return values;
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private void Fault(string place, string expected, string found) =>
        faults.Add(new ScenarioException(place, string.Create(CultureInfo.InvariantCulture, $"expected {expected}, found {found}")));
}
