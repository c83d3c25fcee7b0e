using System.Collections.Immutable;
using Processing.Server.Hosting;

namespace Processing.Server.Auditing;

/// <summary>The audit record, bound from the configuration section <c>audit</c>. There is none by default.</summary>
public sealed record AuditSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "audit";

    /// <summary>The file that decisions are added to, one JSON object a line. Empty, the default, for no record; key <c>file</c>.</summary>
    [ConfigurationKeyName("file")]
    public string File { get; init; } = "";

    /// <summary>Whether every call that is let in is a decision, too. Default false: then refusals and changes are. Key <c>calls</c>.</summary>
    [ConfigurationKeyName("calls")]
    public bool Calls { get; init; }

    /// <summary>Most decisions that wait to be written. Default 10,000; key <c>max_waiting</c>.</summary>
    [ConfigurationKeyName("max_waiting")]
    public int MaxWaiting { get; init; } = 10_000;

    /// <summary>What happens to a decision when that many wait: <c>block</c>, the default: its call waits; <c>drop</c>: it is left out and counted; <c>fail</c>: its call fails. Key <c>on_full</c>.</summary>
    [ConfigurationKeyName("on_full")]
    public string OnFull { get; init; } = "block";

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (OnFull is not ("block" or "drop" or "fail"))
        {
            faults.Add($"`{Section}.on_full` is `{OnFull}`, not `block`, `drop` or `fail`");
        }

        if (File.Length > 0 && Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder && !Directory.Exists(folder))
        {
            faults.Add($"`{Section}.file` is `{File}`; there is no folder `{folder}`");
        }

        SettingsSection.Between(faults, $"{Section}.max_waiting", MaxWaiting, 1, 10_000_000);
        return faults.ToImmutable();
    }
}
