namespace Processing.Protocol;

/// <summary>The reasons of errors that only the rule set service gives, of the same domain as <see cref="ErrorReasons"/>.</summary>
public static class RuleSetReasons
{
    /// <summary>A name of a rule set, label or revision is none.</summary>
    public const string InvalidName = "INVALID_NAME";

    /// <summary>The share of traffic is none, or means nothing for the label.</summary>
    public const string InvalidShare = "INVALID_SHARE";

    /// <summary>The name of the request is none.</summary>
    public const string InvalidRequestId = "INVALID_REQUEST_ID";

    /// <summary>An earlier request of the same name asked for something else.</summary>
    public const string RequestIdReused = "REQUEST_ID_REUSED";

    /// <summary>The etag is none that this service gave.</summary>
    public const string InvalidEtag = "INVALID_ETAG";

    /// <summary>The size of a page is negative, or its token none that this service gave.</summary>
    public const string InvalidPage = "INVALID_PAGE";

    /// <summary>The parts of a package do not come as they should, or a file of it may not be there.</summary>
    public const string InvalidUpload = "INVALID_UPLOAD";

    /// <summary>A text that is kept is too long.</summary>
    public const string TextTooLong = "TEXT_TOO_LONG";

    /// <summary>The package does not compile.</summary>
    public const string RulesInvalid = "RULES_INVALID";

    /// <summary>The package has more bytes than the server takes.</summary>
    public const string PackageTooLarge = "PACKAGE_TOO_LARGE";

    /// <summary>The server has no registry.</summary>
    public const string RegistryNotConfigured = "REGISTRY_NOT_CONFIGURED";

    /// <summary>The revision did not pass its own tests.</summary>
    public const string RevisionTestsFailed = "REVISION_TESTS_FAILED";

    /// <summary>The label stood at no other revision before.</summary>
    public const string NothingToRollBack = "NOTHING_TO_ROLL_BACK";

    /// <summary>The rule set has no shadow.</summary>
    public const string NoShadow = "NO_SHADOW";

    /// <summary>The records of the revision have no schema.</summary>
    public const string SchemaInvalid = "SCHEMA_INVALID";

    /// <summary>The label is not where the caller took it to be.</summary>
    public const string LabelMoved = "LABEL_MOVED";

    /// <summary>What the registry holds is not what was put into it.</summary>
    public const string RegistryDamaged = "REGISTRY_DAMAGED";
}
