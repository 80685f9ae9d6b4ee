using System.Xml.Linq;

namespace Hogwild.Architecture.Tests;

/// <summary>What a project file says.</summary>
internal sealed class ProjectFile(string path)
{
    private readonly XDocument _document = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));

    /// <summary>From the root of the working copy, with slashes.</summary>
    public string Path { get; } = path;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>The name of what is built, which other projects' internals are shown to.</summary>
    public string AssemblyName => _document.Descendants("AssemblyName").FirstOrDefault()?.Value ?? $"Hogwild.{Name}";

    /// <summary>The projects it names, also as packages, which is what a sample does.</summary>
    public string[] Projects =>
    [
        .. Items("ProjectReference").Select(item => System.IO.Path.GetFileNameWithoutExtension(item)),
        .. Items("PackageReference").Where(item => item.StartsWith("Hogwild.", StringComparison.Ordinal))
            .Select(item => item["Hogwild.".Length..]),
    ];

    public string[] Packages => Items("PackageReference");

    public string[] Usings => Items("Using");

    /// <summary>The assemblies that its internals are shown to.</summary>
    public string[] Friends => Items("InternalsVisibleTo");

    private string[] Items(string element) =>
    [
        .. _document.Descendants(element).Select(item => item.Attribute("Include")).OfType<XAttribute>()
            .Select(name => name.Value.Replace('\\', '/')),
    ];
}
