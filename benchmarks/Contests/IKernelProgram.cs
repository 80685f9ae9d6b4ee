namespace Hogwild.Contests;

/// <summary>A kernel benchmark on one kernel, written in one way.</summary>
internal interface IKernelProgram : IProgram
{
    /// <summary>A number that depends on what happened when and where: the same on all kernels.</summary>
    long Outcome { get; }
}
