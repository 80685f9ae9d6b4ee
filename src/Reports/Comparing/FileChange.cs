namespace Hogwild.Reports;

/// <summary>A file that two folders have otherwise.</summary>
/// <param name="Name">Its name, relative, with forward slashes.</param>
/// <param name="InFirst">Whether the first has it.</param>
/// <param name="InSecond">Whether the second has it.</param>
/// <param name="Line">Of a text that both have, the first line that differs, from 1; 0 for other files.</param>
internal sealed record FileChange(string Name, bool InFirst, bool InSecond, long Line)
{
    /// <summary>The files that differ in their bytes, or that only one of them has.</summary>
    public static IReadOnlyList<FileChange> Between(ComparedFolder first, ComparedFolder second) =>
    [
        .. first.Files.Union(second.Files).Order(StringComparer.Ordinal)
            .Where(name => !first.Has(name) || !second.Has(name) || !AreSame(first[name], second[name]))
            .Select(name => new FileChange(
                name, first.Has(name), second.Has(name),
                first.Has(name) && second.Has(name) && IsText(name) ? LineOf(first[name], second[name]) : 0)),
    ];

    private static bool IsText(string name) => Path.GetExtension(name) is ".csv" or ".md" or ".tex" or ".jsonl";

    private static bool AreSame(string first, string second)
    {
        if (new FileInfo(first).Length != new FileInfo(second).Length)
        {
            return false;
        }

        using var one = File.OpenRead(first);
        using var other = File.OpenRead(second);
        var (left, right) = (new byte[1 << 16], new byte[1 << 16]);
        while (true)
        {
            var read = one.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
            if (other.ReadAtLeast(right, right.Length, throwOnEndOfStream: false) != read
                || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
            {
                return false;
            }

            if (read < left.Length)
            {
                return true;
            }
        }
    }

    private static long LineOf(string first, string second)
    {
        using var one = File.ReadLines(first).GetEnumerator();
        using var other = File.ReadLines(second).GetEnumerator();
        for (var line = 1L; ; line++)
        {
            var (has, hasOther) = (one.MoveNext(), other.MoveNext());
            if (has != hasOther || !has || one.Current != other.Current)
            {
                return line;
            }
        }
    }
}
