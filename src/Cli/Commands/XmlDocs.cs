using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hogwild.Cli;

/// <summary>Reads what the XML documentation, which lies beside every assembly, says about a type.</summary>
internal static partial class XmlDocs
{
    /// <summary>The summary of a type in one line; empty where its assembly came without documentation.</summary>
    public static string Summary(Type type)
    {
        var name = $"T:{type.FullName?.Replace('+', '.')}";
        var file = Path.Combine(AppContext.BaseDirectory, $"{type.Assembly.GetName().Name}.xml");
        if (!File.Exists(file))
        {
            return string.Empty;
        }

        var member = XDocument.Load(file).Descendants("member").FirstOrDefault(item => item.Attribute("name")?.Value == name);
        foreach (var reference in member?.Descendants("see").ToList() ?? [])
        {
            var to = reference.Attribute("cref")?.Value ?? reference.Value;
            reference.ReplaceWith(to[(to.LastIndexOf('.') + 1)..]);
        }

        return Space().Replace(member?.Element("summary")?.Value ?? string.Empty, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
