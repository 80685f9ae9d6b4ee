using System.Globalization;
using System.Text.Json.Nodes;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The fixed defaults of options.</summary>
internal static class DefaultValue
{
    /// <summary>The default in JSON, as it would be written; null where there is none, or where it is found out.</summary>
    public static JsonNode? Json(Option option) => option switch
    {
        { IsRequired: true } => null,
        { Default: null, DefaultRule: null, NullWord: "false" } => false,
        { Default: null, DefaultRule: null, NullWord: { } word } => word,
        _ => option.Default switch
        {
            bool truth when option.Words is ["false", "true"] => truth,
            bool truth => option.Words[truth ? 1 : 0],
            Enum word => option.Words[Array.IndexOf(Enum.GetValues(word.GetType()), word)],
            int whole => whole,
            ulong seed => seed,
            double number => number,
            TimeSpan duration => DurationText.Write(duration),
            InputFile or null or System.Collections.ICollection => null,
            string { Length: 0 } => null,
            LossSpec.Independent loss => loss.Share,
            var value when Kind.Describes(value.GetType()) => Kind.Of(value.GetType()) is { Family: not null } kind
                && !kind.Options.Any(part => part.IsRequired) ? kind.Name : null,
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        },
    };
}
