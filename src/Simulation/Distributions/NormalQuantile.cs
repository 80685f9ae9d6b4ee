namespace Hogwild.Simulation;

/// <summary>
/// The inverse of the standard normal distribution function, algorithm AS 241 (PPND16) of Wichura (Applied Statistics 37, 1988),
/// accurate to about one part in 10¹⁶.
/// </summary>
public static class NormalQuantile
{
    private static readonly double[] CentralNumerator =
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static readonly double[] CentralDenominator =
    [
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static readonly double[] MiddleNumerator =
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static readonly double[] MiddleDenominator =
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] TailNumerator =
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] TailDenominator =
    [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The number below which a share <paramref name="u"/> in (0, 1) of a standard normal population lies.</summary>
    public static double Of(double u)
    {
        var centred = u - 0.5;
        if (Math.Abs(centred) <= 0.425)
        {
            var square = 0.180625 - (centred * centred);
            return centred * Horner(CentralNumerator, square) / Horner(CentralDenominator, square);
        }

        var root = Math.Sqrt(-Elementary.Log(centred < 0 ? u : 1 - u));
        var value = root <= 5
            ? Horner(MiddleNumerator, root - 1.6) / Horner(MiddleDenominator, root - 1.6)
            : Horner(TailNumerator, root - 5) / Horner(TailDenominator, root - 5);
        return centred < 0 ? -value : value;
    }

    private static double Horner(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            value = (value * x) + coefficients[k];
        }

        return value;
    }
}
