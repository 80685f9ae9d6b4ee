using System.Runtime.InteropServices;

namespace Hogwild.Training;

/// <summary>
/// C++ exceptions that nobody catches. TorchSharp 0.107.0 catches std::runtime_error alone, and what TorchScript's compiler says of names
/// and types (torch::jit::ErrorReport) is a std::exception, at which the C++ runtime ends the process. On threads that ask for it here the
/// message is told instead, and the thread is parked for good: a handler of std::terminate must not return. Linux with libstdc++ only;
/// elsewhere the process ends as before, or the runtime tells of an external exception.
/// </summary>
internal static class UncaughtExceptions
{
    private const string Library = "libstdc++.so.6";
    private const int What = 2; // In the table of a std::exception, after its two destructors (Itanium C++ ABI, 2.5).
    private static readonly Lock Gate = new();
    private static readonly Handler Ours = Terminate;
    private static nint _theirs;
    private static bool _isInstalled;

    [ThreadStatic]
    private static Action<string>? _told;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Handler();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Description(nint exception);

    /// <summary>From now on what is not caught on this thread is told, and the thread is parked.</summary>
    /// <param name="told">Gets the message.</param>
    public static void OnThisThread(Action<string> told)
    {
        _told = told;
        lock (Gate)
        {
            if (!_isInstalled && OperatingSystem.IsLinux())
            {
                _theirs = SetTerminate(Marshal.GetFunctionPointerForDelegate(Ours));
            }

            _isInstalled = true;
        }
    }

    private static void Terminate()
    {
        if (_told is not { } told)
        {
            Marshal.GetDelegateForFunctionPointer<Handler>(_theirs)();
            return;
        }

        CurrentException(out var exception);
        told(exception == 0 ? "an unknown failure" : Message(exception));
        Thread.Sleep(Timeout.Infinite);
    }

    private static string Message(nint exception)
    {
        var what = Marshal.ReadIntPtr(Marshal.ReadIntPtr(exception), What * nint.Size);
        return Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<Description>(what)(exception)) ?? string.Empty;
    }

    [DllImport(Library, EntryPoint = "_ZSt13set_terminatePFvvE")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetTerminate(nint handler);

    // std::exception_ptr is one pointer, returned through a hidden first argument.
    [DllImport(Library, EntryPoint = "_ZSt17current_exceptionv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void CurrentException(out nint exception);
}
