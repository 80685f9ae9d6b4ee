using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Where the states of the same runs part, by the files in <c>states/</c>: what they were at the same time.</summary>
internal static class StatePart
{
    /// <summary>Per file that both have and that differs, the first state that does, in words.</summary>
    public static IEnumerable<(string Run, string Part)> Of(IReadOnlyList<FileChange> files, ComparedFolder first, ComparedFolder second) =>
        from file in files
        where file.InFirst && file.InSecond && file.Name.EndsWith(".npz", StringComparison.Ordinal)
        select (file.Name, Of(first[file.Name], second[file.Name]));

    /// <summary>The first state that differs to the bit.</summary>
    internal static string Of(string first, string second)
    {
        using var one = StatesFile.Open(first);
        using var other = StatesFile.Open(second);
        if ((one.Nodes, one.Size) != (other.Nodes, other.Size))
        {
            return Text($"{one.Nodes} nodes × {one.Size} numbers in the first, {other.Nodes} × {other.Size} in the second");
        }

        var (left, right) = (new double[one.Nodes * one.Size], new double[one.Nodes * one.Size]);
        var (k, l, common) = (0, 0, 0);
        while (k < one.Times.Length && l < other.Times.Length)
        {
            var order = one.Times[k].CompareTo(other.Times[l]);
            if (order <= 0)
            {
                one.ReadNext(left);
                k++;
            }

            if (order >= 0)
            {
                other.ReadNext(right);
                l++;
            }

            if (order == 0 && Part(left, right, one, k - 1) is { } part)
            {
                return part;
            }

            common += order == 0 ? 1 : 0;
        }

        return OtherTimes.Text(common, one.Times.Length - common, other.Times.Length - common)
            ?? "the same states, beside another reference";
    }

    private static string? Part(double[] left, double[] right, StatesFile file, int sample)
    {
        var k = 0;
        while (k < left.Length && BitConverter.DoubleToInt64Bits(left[k]) == BitConverter.DoubleToInt64Bits(right[k]))
        {
            k++;
        }

        var (node, number) = (k / file.Size, k % file.Size);
        return k == left.Length ? null
            : Text($"number {number} of node {node} at {file.Times[sample]} s: {left[k]:R} in the first, {right[k]:R} in the second");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
