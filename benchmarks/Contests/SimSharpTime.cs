namespace Hogwild.Contests;

/// <summary>Instants in ticks and in SimSharp's dates, which have the same unit.</summary>
internal static class SimSharpTime
{
    /// <summary>The priority of an activation, after deliveries at the same instant, which have 0.</summary>
    public const int Activation = 1;

    /// <summary>The date of instant 0.</summary>
    public static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The present instant.</summary>
    public static long Now(SimSharp.Simulation environment) => (environment.Now - Start).Ticks;

    /// <summary>Lets everything before an instant happen.</summary>
    public static void Run(SimSharp.Simulation environment, long until) => environment.Run(Start.AddTicks(until));
}
