using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Hogwild.Cli;

/// <summary>Tells by an exception what the system has refused. Needs nothing that may not be loaded yet.</summary>
internal static class Refusals
{
    /// <summary>What is said where no more files can be opened.</summary>
    public const string TooFewHandles = "too few files may be open at the same time; 'ulimit -n 256' is enough";

    // errno of POSIX systems, which .NET hands on; and the same in Windows.
    private const int NoEntryOfFiles = 23, NoEntry = 24, NoMemory = 12;
    private static readonly int[] NoRoom = [5, 27, 28, 30, 69, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>What one exception, taken by itself, says of the system.</summary>
    public static Refusal Of(Exception error) => error switch
    {
        OutOfMemoryException => Refusal.Memory,
        IOException { HResult: NoMemory } => Refusal.Memory,
        IOException { HResult: NoEntry or NoEntryOfFiles } => Refusal.Handles,
        _ when IsOfLoading(error) && AreHandlesShort() => Refusal.Handles,
        _ when IsOfLoading(error) && (IsThere(error) || IsMemoryShort()) => Refusal.Memory,
        DllNotFoundException when IsOfMemory(error.Message) => Refusal.Memory,
        IOException when Array.IndexOf(NoRoom, error.HResult) >= 0 => Refusal.Room,
        FileLoadException => Refusal.None,
        FileNotFoundException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) => Refusal.None,
        IOException or UnauthorizedAccessException => Refusal.File,
        _ => Refusal.None,
    };

    private static bool IsOfLoading(Exception error) => error is FileNotFoundException or FileLoadException or DllNotFoundException
        or BadImageFormatException or TypeLoadException or TypeInitializationException;

    private static bool IsOfMemory(string message) => message.Contains("failed to map", StringComparison.Ordinal)
        || message.Contains("annot allocate memory", StringComparison.Ordinal);

    /// <summary>Whether a library that was not found is there all the same: it could not be mapped into memory.</summary>
    private static bool IsThere(Exception error) =>
        error is FileNotFoundException { FileName: { } name } && name.IndexOf(',', StringComparison.Ordinal) is > 0 and var end
        && AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is string all
        && Array.Find(all.Split(Path.PathSeparator), path => Path.GetFileNameWithoutExtension(path) == name[..end]) is { } file
        && File.Exists(file);

    /// <summary>Whether what a library takes can no longer be had.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsMemoryShort()
    {
        try
        {
            GC.KeepAlive(GC.AllocateUninitializedArray<byte>(128 << 20));
            return false;
        }
        catch (OutOfMemoryException)
        {
            return true;
        }
    }

    /// <summary>Whether no more than a few files can be opened.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreHandlesShort()
    {
        var held = new SafeFileHandle?[8];
        try
        {
            for (var item = 0; item < held.Length; item++)
            {
                held[item] = File.OpenHandle(typeof(object).Assembly.Location);
            }

            return false;
        }
        catch (IOException error) when (error.HResult is NoEntry or NoEntryOfFiles)
        {
            return true;
        }
        finally
        {
            Array.ForEach(held, handle => handle?.Dispose());
        }
    }
}
