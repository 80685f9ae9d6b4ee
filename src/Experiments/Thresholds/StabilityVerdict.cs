namespace Hogwild.Experiments;

/// <summary>How a run was told to converge, or not to.</summary>
public enum StabilityVerdict
{
    /// <summary>It came within the tolerance and stayed there over a whole macro-iteration.</summary>
    Converged = 0,

    /// <summary>Time was up before that, but distances fall: their growth rate over the second half is below 0.</summary>
    Falling = 1,

    /// <summary>Time was up, and distances do not fall: they grow slowly, or go round in a cycle.</summary>
    NotFalling = 2,

    /// <summary>A state stopped being finite, or the distance reached 10⁹ times its start.</summary>
    Diverged = 3,
}
