using System.Diagnostics;

namespace Hogwild.Models;

/// <summary>
/// Tells whoever listens what is being done, as activities of .NET, for instance <c>hogwild run --profile</c>. Where nobody listens it does
/// nothing; nothing that is computed depends on it.
/// </summary>
internal static class Work
{
    /// <summary>Solving for what runs are measured against.</summary>
    internal const string References = "references";

    /// <summary>Looking for a norm in which a rule contracts.</summary>
    internal const string Certificates = "certificates";

    /// <summary>Reading files of data.</summary>
    internal const string Reading = "reading";

    private static readonly ActivitySource Source = new("Hogwild.Models");

    /// <summary>Something that is done until this is disposed of, on the same thread; null where nobody listens.</summary>
    internal static Activity? On(string part) => Source.StartActivity(part);
}
