namespace Processing.Server.Faults.Support;

/// <summary>Frames of HTTP/2 (RFC 9113, section 6).</summary>
internal enum FrameType : byte
{
    Body = 0,
    Headers = 1,
    Priority = 2,
    Reset = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}
