using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>The content of a script or style of our own, or of data as JSON that has no sign of markup in it: written as it is.</summary>
/// <param name="value">The content.</param>
internal sealed class RawText(string value) : XText(value);
