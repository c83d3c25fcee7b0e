using System.Collections.Frozen;

namespace Processing.Matching.Values;

/// <summary>The codes that the standards of countries, currencies and languages assign. What has the form of a code and is none of these may be a slip of the pen, or somebody's own.</summary>
public static class CodeLists
{
    // ISO 3166-1 alpha-2, officially assigned.
    private const string Countries =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR "
        + "CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
        + "ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
        + "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
        + "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

    // Formerly used (ISO 3166-3), which texts about the past need, then exceptionally reserved; XK, which everybody uses for Kosovo. UK is left out, since GB is meant.
    private const string OtherCountries =
        "AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR AC CP CQ DG EA EU EZ IC TA UN XK";

    // ISO 4217, active, funds and precious metals included; with those withdrawn since 2015.
    private const string Currencies =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC "
        + "CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES "
        + "KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB "
        + "PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
        + "UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL";

    // ISO 4217, historic.
    private const string FormerCurrencies =
        "ADP AFA ALK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD CSJ CSK CYP DDM DEM ECS ECV EEK "
        + "EQE ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MAF MGF MLF MRO MTL MTP MVQ "
        + "MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU "
        + "XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWN ZWR";

    // ISO 639-1, with the codes that were replaced.
    private const string Languages =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga "
        + "gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
        + "lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk "
        + "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    private static readonly FrozenSet<string> KnownCountries = Split(Countries, OtherCountries);
    private static readonly FrozenSet<string> KnownCurrencies = Split(Currencies, FormerCurrencies);
    private static readonly FrozenSet<string> KnownLanguages = Split(Languages);

    /// <summary>Whether a code is assigned, now or formerly. O(1).</summary>
    /// <param name="code">The code as values hold it.</param>
    /// <param name="kind">
    /// <see cref="ValueKind.Country"/>: ISO 3166-1; <see cref="ValueKind.Money"/>: a currency of ISO 4217; <see cref="ValueKind.Language"/>: a tag whose language of two letters is one of
    /// ISO 639-1 and whose country, where it has one, is assigned (of three letters there are thousands, and all are taken to be assigned). Every code of another kind is.
    /// </param>
    public static bool IsAssigned(string code, ValueKind kind)
    {
        ArgumentNullException.ThrowIfNull(code);
        return kind switch
        {
            ValueKind.Country => KnownCountries.Contains(code),
            ValueKind.Money => KnownCurrencies.Contains(code),
            ValueKind.Language => IsAssignedTag(code.Split('-')),
            _ => true,
        };
    }

    // A country stands behind the language and its script; behind a single letter anything goes.
    private static bool IsAssignedTag(string[] parts) => (parts[0].Length != 2 || KnownLanguages.Contains(parts[0]))
        && parts.Skip(1).TakeWhile(part => part.Length > 1).Where(part => part.Length == 2).All(country => KnownCountries.Contains(country.ToUpperInvariant()));

    private static FrozenSet<string> Split(params ReadOnlySpan<string> lists) => string.Join(' ', lists).Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
