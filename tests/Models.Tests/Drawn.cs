using FsCheck;
using Hogwild.Testing;

namespace Hogwild.Models.Tests;

/// <summary>For <c>[Property(Arbitrary = [typeof(Drawn.…)])]</c>: models with random parameters on graphs of all families.</summary>
internal static class Drawn
{
    public static class Gcn
    {
        public static Arbitrary<Instance> Instance() => Instances.Gcn(8, layers: 3, maxWidth: 18);
    }

    public static class Gat
    {
        public static Arbitrary<Instance> Instance() => Instances.Gat(8, layers: 3, maxWidth: 7);
    }

    public static class Sage
    {
        public static Arbitrary<Instance> Instance() => Instances.Sage(8, layers: 3, maxWidth: 18);
    }

    public static class Gin
    {
        public static Arbitrary<Instance> Instance() => Instances.Gin(8, layers: 3, maxWidth: 18);
    }

    public static class Ignn
    {
        public static Arbitrary<Instance> Instance() => Instances.Ignn(8, 0.9, maxWidth: 18);
    }

    public static class Nonlinear
    {
        public static Arbitrary<Instance> Instance() => Instances.Nonlinear(8);
    }

    public static class Eignn
    {
        public static Arbitrary<Instance> Instance() => Instances.Eignn(8, 0.9, maxWidth: 18);
    }

    public static class Gsdgnn
    {
        public static Arbitrary<Instance> Instance() => Instances.Gsdgnn(8, 9, maxWidth: 18);
    }

    public static class Energy
    {
        public static Arbitrary<Instance> Instance() => Instances.AnyEnergy(6);
    }

    public static class Linear
    {
        public static Arbitrary<Instance> Instance() => Instances.Linear(8, 0.9);
    }
}
