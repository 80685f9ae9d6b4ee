using Hogwild.Models;

namespace Hogwild.Training.Tests;

public sealed class L1BallTests
{
    private const double Radius = 0.9;

    [Property]
    public void The_projection_is_the_nearest_point_of_the_ball(int seed)
    {
        var random = new RandomCase(seed);
        var x = random.Normal(random.Below(8) + 1);
        var nearest = x.ToArray();
        L1Ball.Project(nearest, Radius);
        Assert.True(nearest.Sum(Math.Abs) <= Radius * (1 + 1e-14));

        // A point p of a convex set is nearest to x exactly where ⟨x − p, z − p⟩ ≤ 0 for all z of the set; the vertices ±r·e_i suffice.
        for (var i = 0; i < x.Length; i++)
        {
            foreach (var vertex in (double[])[Radius, -Radius])
            {
                var product = 0.0;
                for (var j = 0; j < x.Length; j++)
                {
                    product += (x[j] - nearest[j]) * ((j == i ? vertex : 0) - nearest[j]);
                }

                Assert.True(product <= 1e-12 * (1 + Dense.Dot(x, x)), $"vertex {vertex} of axis {i}: {product}");
            }
        }
    }

    [Fact]
    public void Columns_are_projected_one_by_one_and_those_inside_stay()
    {
        double[] matrix = [0.5, 2, -0.25, -1];
        L1Ball.ProjectColumns(matrix, 2, 1);
        Assert.Equal([0.5, 1, -0.25, 0], matrix);
    }
}
