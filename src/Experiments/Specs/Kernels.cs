using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The kernels that this build has.</summary>
internal static class Kernels
{
    /// <summary>How to get the other one.</summary>
    public const string HowToGetSimSharp =
        "; this build is without it: build with -p:SimSharp=true, as in "
            + "'dotnet run -c Release --project src/Cli -p:SimSharp=true -- run FILE', where the package SimSharp 3.4.2 is in reach";

#if SIMSHARP
    /// <summary>Whether this build has the kernel over SimSharp.</summary>
    public static bool HasSimSharp => true;

    /// <summary>A kernel at instant 0, without events; null for our own, of which a run knows itself whether it needs one.</summary>
    public static IEventKernel? Create(KernelKind kind) => kind == KernelKind.SimSharp ? new SimSharpKernel() : null;
#else
    /// <summary>Whether this build has the kernel over SimSharp.</summary>
    public static bool HasSimSharp => false;

    /// <summary>A kernel at instant 0, without events; null for our own, of which a run knows itself whether it needs one.</summary>
    public static IEventKernel? Create(KernelKind kind) => kind == KernelKind.Event ? null
        : throw new NotSupportedException("kernel: simsharp" + HowToGetSimSharp);
#endif
}
