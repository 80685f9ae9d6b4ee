namespace Hogwild.Simulation;

/// <summary>Where the version that is read through one in-arc lies in memory: its shared state, and the message on this arc.</summary>
/// <param name="Buffer">The numbers.</param>
/// <param name="State">Index of the first number of the state.</param>
/// <param name="Message">Index of the first number of the message; unused by broadcast rules.</param>
public record struct View(double[] Buffer, int State, int Message)
{
    /// <summary>Index of the first number of the state.</summary>
    public int State { get; internal set; } = State;

    /// <summary>Index of the first number of the message; unused by broadcast rules.</summary>
    public int Message { get; internal set; } = Message;

    /// <summary>Where the numbers are. Told to the collector only where it is another array than before, which is rare.</summary>
    internal static void Set(ref View view, double[] buffer, int state, int message)
    {
        if (ReferenceEquals(view.Buffer, buffer))
        {
            (view.State, view.Message) = (state, message);
        }
        else
        {
            view = new View(buffer, state, message);
        }
    }
}
