using System.Globalization;

namespace Hogwild.Reports;

/// <summary>Who holds a lock: which process, since when, on which machine.</summary>
/// <param name="Process">Its number.</param>
/// <param name="Started">When it was started, in seconds.</param>
/// <param name="Machine">The name of the machine; containers have names of their own.</param>
/// <param name="Boot">What tells one start of the machine from another, the same in its containers; empty where it is not known.</param>
/// <param name="Since">When the lock was taken, in universal time.</param>
/// <param name="Job">The job of Slurm that it is; empty where it is none.</param>
/// <param name="Starts">How often Slurm had started that job again.</param>
internal sealed record LockHolder(
    int Process, long Started, string Machine, string Boot, string Since, string Job = "", int Starts = 0)
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const int Parts = 5;
    private const int Rounding = 2;
    private static readonly string[] Remote = ["nfs", "cifs", "smb", "lustre", "gpfs", "ceph", "glusterfs", "fuse", "9p", "afs", "beegfs"];

    /// <summary>In a few words.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"process {Process} on {Machine} (since {Since})");

    /// <summary>This process.</summary>
    public static LockHolder Own() => new(
        Environment.ProcessId,
        StartOf(Environment.ProcessId) ?? 0,
        Environment.MachineName,
        BootOfThis(),
        DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Environment.GetEnvironmentVariable("SLURM_JOB_ID") ?? string.Empty,
        int.TryParse(Environment.GetEnvironmentVariable("SLURM_RESTART_COUNT"), CultureInfo.InvariantCulture, out var starts) ? starts : 0);

    /// <summary>Who is written in a file; null for nobody, and where it cannot be read.</summary>
    public static LockHolder? Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the holder may be at work although the system has given us the lock: on another machine, to which the lock may not reach; or
    /// here, where files cannot be locked at all.
    /// </summary>
    /// <param name="path">The file.</param>
    public bool MayBeAtWork(string path) => MayBeAtWork(path, Own());

    /// <summary>The same for who asks. Slurm starts a job again only once all processes of its former start have ended.</summary>
    internal bool MayBeAtWork(string path, LockHolder own)
    {
        if (Job.Length > 0 && Job == own.Job && Starts < own.Starts)
        {
            return false;
        }

        if (Machine == Environment.MachineName)
        {
            return Process != Environment.ProcessId && StartOf(Process) is { } started && Math.Abs(started - Started) <= Rounding;
        }

        return !(Boot.Length > 0 && Boot == BootOfThis()) && IsOfNetwork(path);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Process}\n{Started}\n{Machine}\n{Boot}\n{Since}\n{Job}\n{Starts}\n");

    private static LockHolder? Parse(string text) => text.Split('\n') is { Length: > Parts } lines
        && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
        && long.TryParse(lines[1], CultureInfo.InvariantCulture, out var started)
            ? new LockHolder(process, started, lines[2], lines[3], lines[4], lines[Parts], StartsIn(lines)) : null;

    private static int StartsIn(string[] lines) =>
        lines.Length > Parts + 1 && int.TryParse(lines[Parts + 1], CultureInfo.InvariantCulture, out var starts) ? starts : 0;

    private static string BootOfThis() => File.Exists(BootId) ? File.ReadAllText(BootId).Trim() : string.Empty;

    /// <summary>When a process was started; in seconds; null where there is none.</summary>
    private static long? StartOf(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.StartTime.Ticks / TimeSpan.TicksPerSecond;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether other machines may write there; of what cannot be known, yes.</summary>
    private static bool IsOfNetwork(string path)
    {
        try
        {
            var drive = DriveInfo.GetDrives().Where(drive => Path.GetFullPath(path).StartsWith(drive.Name, StringComparison.Ordinal))
                .MaxBy(drive => drive.Name.Length);
            return drive is null || drive.DriveType == DriveType.Network
                || Remote.Any(name => drive.DriveFormat.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
