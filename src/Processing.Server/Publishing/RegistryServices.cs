using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>Puts the registry together.</summary>
internal static class RegistryServices
{
    /// <summary>Adds the rule set service and, where one is configured, the registry, whose rule sets go before those that the server was started with.</summary>
    public static void AddRegistry(this IServiceCollection services, IRuleSetSource started, RegistrySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ShippedImports>();
        services.AddSingleton<PackageChecker>();
        services.AddSingleton<RuleSetHandler>();
        services.AddSingleton(provider => new RegistryAccess(provider.GetService<IRuleRegistry>(), provider.GetService<RegistryRuleSets>(), provider.GetService<RevisionCache>(), provider.GetService<ServerReporter>()));
        if (!settings.IsConfigured)
        {
            services.AddSingleton(started);
            return;
        }

        services.AddSingleton(provider => settings.Postgres.Length > 0
            ? RuleRegistries.InPostgres(settings.Postgres, settings.PollInterval, provider.GetRequiredService<TimeProvider>())
            : RuleRegistries.InSqlite(settings.DataFolder, settings.PollInterval, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RevisionLoader>();
        services.AddSingleton<RevisionCache>();
        services.AddSingleton<ShadowRunner>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RegistryRuleSets>(provider, started));
        services.AddSingleton<IRuleSetSource>(provider => provider.GetRequiredService<RegistryRuleSets>());
        services.AddSingleton<ServerReporter>();
        services.AddSingleton<RegistryFollower>();
    }
}
