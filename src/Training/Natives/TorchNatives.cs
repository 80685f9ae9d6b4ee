using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Loads libtorch and TorchSharp's native library, once, and pins torch to one thread so that a training repeats to the byte. Every public
/// type that computes with TorchSharp asks for it on entry, so options, cached weights and everything else in this room work where the
/// natives are missing. Code that makes tensors of its own before it touches such a type calls <see cref="EnsureLoaded"/> first.
/// </summary>
/// <remarks>
/// TorchSharp 0.107.0 asks for the symbol version GLIBCXX_3.4.32 (GCC 13), which Debian 12 and Ubuntu 22.04 lack, although no relocation
/// uses a symbol of that version. Where the ordinary load fails, the need is marked weak on a copy in memory and the copy is loaded; no
/// file of the package cache or of the build output is changed. An explicit call rather than a module initialiser: the latter would fire
/// when a type of this assembly is first touched, torch wanted or not.
/// </remarks>
public static class TorchNatives
{
    private const string UnusedVersion = "GLIBCXX_3.4.32";
    private static readonly string[] Dependencies = ["libgomp*", "libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>Whether the natives have been loaded by <see cref="EnsureLoaded"/> in this process.</summary>
    public static bool IsLoaded => Volatile.Read(ref _loaded);

    /// <summary>Loads the natives if they are not loaded yet. Safe to call from any thread, and cheap after the first time.</summary>
    /// <exception cref="TorchNativesException">They cannot be loaded; the message says what is missing and what to do.</exception>
    public static void EnsureLoaded()
    {
        if (IsLoaded)
        {
            return;
        }

        lock (Gate)
        {
            if (_loaded)
            {
                return;
            }

            Load();
            PinToOneThread();
            Volatile.Write(ref _loaded, true);
        }
    }

    private static void Load()
    {
        if (NativeLibrary.TryLoad("LibTorchSharp", typeof(TorchNatives).Assembly, null, out _))
        {
            return;
        }

        var library = Find(LibraryName)
            ?? throw new TorchNativesException(
                $"{LibraryName} is in none of: {string.Join(", ", Directories())}. Restore and build again.");
        if (Find(LibtorchName) is null)
        {
            throw new TorchNativesException(
                "libtorch is not there, so nothing can be trained here, and no rule in TorchScript run; all else works. Reference the "
                + "package libtorch-cpu 2.10.0 in your program, or the one for your platform: libtorch-cpu-linux-x64, libtorch-cpu-win-x64 "
                + $"or libtorch-cpu-osx-arm64. {LibtorchName} was looked for in {string.Join(", ", Directories())}.");
        }

        var error = LoadError(library);
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            throw new TorchNativesException(Explain(error));
        }

        foreach (var dependency in Dependencies)
        {
            // A failure here shows again, with its reason, when the library itself is loaded.
            _ = Find(dependency) is { } path && NativeLibrary.TryLoad(path, out _);
        }

        try
        {
            MemoryLibrary.Load(VersionNeeds.MarkWeak(File.ReadAllBytes(library), UnusedVersion), LibraryName);
        }
        catch (Exception failure) when (failure is DllNotFoundException or IOException or InvalidDataException or BadImageFormatException)
        {
            throw new TorchNativesException(Explain(failure.Message), failure);
        }
    }

    // Kept apart, so that compiling the caller cannot initialise torch before the library is there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PinToOneThread()
    {
        try
        {
            torch.set_num_threads(1);
        }
        catch (TypeInitializationException failure)
        {
            throw new TorchNativesException(
                "TorchSharp was used before TorchNatives.EnsureLoaded() and gave up for this process: call it first.", failure);
        }
    }

    private static string LibraryName => OperatingSystem.IsWindows() ? "LibTorchSharp.dll"
        : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";

    private static string LibtorchName => OperatingSystem.IsWindows() ? "torch_cpu.dll"
        : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so";

    private static string LoadError(string library)
    {
        try
        {
            NativeLibrary.Load(library);
            return "it loads by its path, but not by its name";
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            return failure.Message;
        }
    }

    private static string Explain(string error) =>
        "TorchSharp's native library cannot be loaded, so nothing can be trained here, and no rule in TorchScript run; all else works. "
        + $"The loader says: {error.Trim()} It needs an x64 machine with glibc 2.34 and libstdc++ with GLIBCXX_3.4.30 (GCC 12) "
        + "or newer on Linux: install a newer libstdc++6, or train on another machine and copy the weights.";

    private static string? Find(string pattern) => Directories()
        .Where(Directory.Exists)
        .SelectMany(directory => Directory.EnumerateFiles(directory, pattern).Order(StringComparer.Ordinal))
        .FirstOrDefault();

    private static IEnumerable<string> Directories()
    {
        string[] roots =
        [
            Path.GetDirectoryName(typeof(TorchNatives).Assembly.Location) ?? "",
            AppContext.BaseDirectory,
            .. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator),
        ];
        return roots.Where(root => root.Length > 0)
            .SelectMany(root => new[] { root, Path.Combine(root, "runtimes", RuntimeInformation.RuntimeIdentifier, "native") })
            .Distinct(StringComparer.Ordinal);
    }
}
