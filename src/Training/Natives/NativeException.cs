namespace Hogwild.Training;

/// <summary>A C++ exception that nobody caught; see <see cref="UncaughtExceptions"/>.</summary>
/// <param name="message">What it says.</param>
internal sealed class NativeException(string message) : Exception(message);
