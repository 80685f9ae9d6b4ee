using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A line of a table of changes.</summary>
/// <param name="file">The table.</param>
/// <param name="number">Its number, from 1.</param>
/// <param name="text">The line.</param>
internal sealed class ChangeLine(InputFile file, int number, string text)
{
    /// <summary>The line.</summary>
    public string Text => text;

    /// <summary>Whether it says nothing: it is blank, or a remark.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(text) || text.StartsWith('#');

    /// <summary>How messages about other lines call it.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{number}");

    /// <summary>Where it begins.</summary>
    public string Place => PlaceOf(1);

    /// <summary>What stands between commas, without blanks around it.</summary>
    public IReadOnlyList<ChangeField> Fields => field ??= Split();

    /// <summary>The fourth field; empty at the end of the line where there is none.</summary>
    public ChangeField Value => Fields.Count > 3 ? Fields[3] : new ChangeField(string.Empty, PlaceOf(text.Length + 1));

    private string PlaceOf(int column) => string.Create(CultureInfo.InvariantCulture, $"{Name}:{column}");

    private List<ChangeField> Split()
    {
        var (fields, start) = (new List<ChangeField>(), 0);
        foreach (var part in text.Split(','))
        {
            var blanks = part.Length - part.TrimStart().Length;
            fields.Add(new ChangeField(part.Trim(), PlaceOf(start + (blanks == part.Length ? 0 : blanks) + 1)));
            start += part.Length + 1;
        }

        return fields;
    }
}
