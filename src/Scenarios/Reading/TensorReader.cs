using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>Parameters that are written in the scenario itself: numbers, or lists of lists of equal length.</summary>
internal static class TensorReader
{
    /// <summary>The most axes that a tensor may have.</summary>
    public const int MostAxes = 3;

    /// <summary>Reads one.</summary>
    public static Tensor Read(Value value)
    {
        var shape = new List<int>();
        for (var first = value; first.IsList; first = first.List("numbers")[0])
        {
            shape.Add(first.List("numbers").Count);
            if (shape.Count > MostAxes)
            {
                throw value.Expected($"a tensor of at most {MostAxes} axes");
            }
        }

        var values = new List<double>();
        Read(value, [.. shape], values);
        return new Tensor([.. shape], [.. values]);
    }

    private static void Read(Value value, ReadOnlySpan<int> shape, List<double> values)
    {
        if (shape.IsEmpty)
        {
            values.Add(value.Number("a finite number", _ => true));
            return;
        }

        var what = $"a list of {shape[0]}, as in the rows before,";
        var items = value.List(what);
        if (items.Count != shape[0])
        {
            throw value.Expected(what);
        }

        foreach (var item in items)
        {
            Read(item, shape[1..], values);
        }
    }
}
