using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hogwild.Training;

/// <summary>Loads a shared library from memory, so that nothing on disk is changed.</summary>
internal static class MemoryLibrary
{
    private const uint CloseOnExec = 1; // MFD_CLOEXEC

    /// <summary>
    /// Loads it through a file that lives in memory only (memfd_create), or through a temporary file where the kernel has none.
    /// </summary>
    /// <exception cref="DllNotFoundException">The loader refuses it.</exception>
    public static void Load(ReadOnlySpan<byte> library, string name)
    {
        var descriptor = MemoryFile(name, CloseOnExec);
        if (descriptor >= 0)
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            RandomAccess.Write(handle, library, 0);
            NativeLibrary.Load($"/proc/self/fd/{descriptor}");
            return;
        }

        var directory = Directory.CreateTempSubdirectory("hogwild-");
        try
        {
            var path = Path.Combine(directory.FullName, name);
            File.WriteAllBytes(path, library);
            NativeLibrary.Load(path);
        }
        finally
        {
            directory.Delete(recursive: true); // what is loaded stays mapped
        }
    }

    private static int MemoryFile(string name, uint flags)
    {
        try
        {
            return MemfdCreate(name, flags);
        }
        catch (EntryPointNotFoundException)
        {
            return -1; // glibc before 2.27
        }
    }

    [DllImport("libc", EntryPoint = "memfd_create", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MemfdCreate(string name, uint flags);
}
