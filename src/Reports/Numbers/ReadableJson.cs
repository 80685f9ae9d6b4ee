using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hogwild.Reports;

/// <summary>JSON that people read too: indented, the same newlines everywhere, letters as they are.</summary>
internal static class ReadableJson
{
    /// <summary>How it is written.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
