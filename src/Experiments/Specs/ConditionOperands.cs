using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The two sides of a comparison among the paths that are swept.</summary>
/// <param name="comparison">The comparison.</param>
/// <param name="paths">The paths.</param>
internal sealed class ConditionOperands(ConditionTerm.Comparison comparison, IReadOnlyList<SweptPath> paths)
{
    /// <summary>What does not fit.</summary>
    public IEnumerable<ConditionFault> Faults()
    {
        var (left, right) = (Find(comparison.Left), Find(comparison.Right));
        if (left is null && right is null)
        {
            List<string> names = [.. paths.Select(path => path.Path)];
            yield return new ConditionFault(
                comparison.Left.Offset,
                names.Count == 1 ? $"the swept path {names[0]}" : $"one of the swept paths {string.Join(", ", names)}",
                comparison.Left.Text,
                Nearest.Hint(comparison.Left.Text, names));
        }
        else if (left is not null && right is not null)
        {
            if (!comparison.Sign.IsOfEquality() && !(left.IsNumeric && right.IsNumeric && left.IsDuration == right.IsDuration))
            {
                yield return new ConditionFault(
                    comparison.SignOffset, $"= or !=, since {left.Path} and {right.Path} cannot be ordered,", Sign);
            }
        }
        else if (OfConstant((left ?? right)!, left is null ? comparison.Left : comparison.Right) is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>Whether it holds for some values.</summary>
    public bool Holds(IReadOnlyList<int> at)
    {
        var (left, right) = (Read(comparison.Left, at), Read(comparison.Right, at));
        var isEqual = left.Label == right.Label;

        // Labels of numbers are rounded, and people write what they see.
        var isSeen = isEqual && (Find(comparison.Left) is null || Find(comparison.Right) is null) && comparison.Sign.IsOfEquality();
        return !isSeen && left.Number is { } one && right.Number is { } other ? comparison.Sign.Holds(one, other)
            : comparison.Sign == ConditionSign.Equal ? isEqual : comparison.Sign == ConditionSign.Other && !isEqual;
    }

    private string Sign => comparison.Sign switch
    {
        ConditionSign.Less => "<",
        ConditionSign.AtMost => "<=",
        ConditionSign.More => ">",
        _ => ">=",
    };

    private ConditionFault? OfConstant(SweptPath path, ConditionToken constant)
    {
        List<Quantity> numbers = [.. path.Values.Select(value => value.Value.Quantity).OfType<Quantity>()];
        List<string> labels = [.. path.Values.Select(value => value.Label)];
        if (Quantity.TryRead(constant.Text, out var read, out _) && numbers.Count > 0)
        {
            var isDuration = numbers.Exists(number => number.Unit == QuantityUnit.Duration);
            return isDuration != (read!.Unit == QuantityUnit.Duration)
                ? new ConditionFault(
                    constant.Offset, $"{(isDuration ? "a duration such as 10ms" : "a number or a share")}, as {path.Path} is,",
                    constant.Text)
                : comparison.Sign.IsOfEquality() && !numbers.Exists(number => number.Number == read.Number)
                    ? OfLabel(path, labels, constant) : null;
        }

        return !comparison.Sign.IsOfEquality()
            ? numbers.Count == 0
                ? new ConditionFault(comparison.SignOffset, $"= or !=, since {path.Path} is no number,", Sign)
                : new ConditionFault(constant.Offset, $"a number, share or duration, as {path.Path} is,", constant.Text)
            : OfLabel(path, labels, constant);
    }

    private static ConditionFault? OfLabel(SweptPath path, List<string> labels, ConditionToken constant) =>
        labels.Contains(constant.Text) ? null : new ConditionFault(
            constant.Offset, $"one of the values {string.Join(", ", labels)} of {path.Path}", constant.Text,
            Nearest.Hint(constant.Text, labels));

    private SweptPath? Find(ConditionToken token) => paths.FirstOrDefault(path => path.Path == token.Text);

    private (double? Number, string Label) Read(ConditionToken token, IReadOnlyList<int> at)
    {
        var index = paths.Index().FirstOrDefault(item => item.Item.Path == token.Text, (-1, null!)).Index;
        if (index >= 0)
        {
            var value = paths[index].Values[at[index]];
            return (value.Number, value.Label);
        }

        return (Quantity.TryRead(token.Text, out var read, out _) ? read!.Number : null, token.Text);
    }
}
