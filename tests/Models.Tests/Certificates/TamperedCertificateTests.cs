using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

/// <summary>Instances on which a certificate that claims too much is caught, by the monitors that let the right one pass.</summary>
public class TamperedCertificateTests
{
    [Fact]
    public void Measure()
    {
        var function = GridRuns.Tight(b: 1e-6);
        var bounds = new CurvatureBounds(function);
        for (var age = -1; age <= 3; age++)
        {
            var delay = age < 0 ? 0 : (2 * age) + 1;
            double low = 0.9, high = 60;
            while (high - low > 1e-4)
            {
                var mid = (low + high) / 2;
                var certificate = EnergyCertificateTests.Certified(bounds, delay, mid);
                IScheduler scheduler = age < 0 ? new Synchronous(GridRuns.Step) : new GridRuns.ConstantAge(age);
                var monitor = new EnergyDescentMonitor(function, certificate, 1e-15);
                GridRuns.Run(function.Graph, new EnergyRule(function, certificate.Alpha), scheduler, 400, monitor);
                monitor.Complete();
                if (monitor.Violation is null) low = mid; else high = mid;
            }
            Console.WriteLine($"age {age} D {delay}: first violated at {high} x limit; alpha*Lambda = {high*2/(1+2*delay)}");
        }
    }
}
