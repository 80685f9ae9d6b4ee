using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Outcomes of units of work as files, one a unit, named like it. Any of them may be deleted at any time.</summary>
/// <param name="folder">Where the files are; made when the first one is written.</param>
public sealed class UnitFolder(string folder) : IUnitStore
{
    /// <inheritdoc/>
    public string? Find(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : null;

    /// <inheritdoc/>
    public void Keep(string name, string outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(PathOf(name), stream => stream.Write(Encoding.UTF8.GetBytes(outcome)));
    }

    private string PathOf(string name) => Path.Combine(folder, $"{name}.txt");
}
