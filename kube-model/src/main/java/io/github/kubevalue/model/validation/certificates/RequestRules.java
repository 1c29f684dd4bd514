package io.github.kubevalue.model.validation.certificates;

import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.certificates.CertificateSigningRequestCondition;
import io.github.kubevalue.model.certificates.CertificateSigningRequestSpec;
import io.github.kubevalue.model.certificates.KeyUsage;
import io.github.kubevalue.model.certificates.RequestConditionType;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on CertificateSigningRequests. (pkg/apis/certificates/validation/validation.go) */
public final class RequestRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath CONDITIONS = FieldPath.of("status.conditions");
    private static final FieldPath CERTIFICATE = FieldPath.of("status.certificate");
    private static final String LEGACY = "kubernetes.io/legacy-unknown";
    private static final int SHORTEST = 600;
    private static final Seq<RequestConditionType> DECISIONS =
            Vector.of(RequestConditionType.APPROVED, RequestConditionType.DENIED);
    private static final Seq<RequestConditionType> LASTING = DECISIONS.append(RequestConditionType.FAILED);
    private static final Seq<String> STATUSES = Vector.of("False", "True", "Unknown");
    private static final Seq<String> USAGES = Vector.of(
            "any",
            "cert sign",
            "client auth",
            "code signing",
            "content commitment",
            "crl sign",
            "data encipherment",
            "decipher only",
            "digital signature",
            "email protection",
            "encipher only",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "key agreement",
            "key encipherment",
            "microsoft sgc",
            "netscape sgc",
            "ocsp signing",
            "s/mime",
            "server auth",
            "signing",
            "timestamping");

    private RequestRules() {}

    /** Returns the faults of a new request. */
    public static Seq<FieldError> faults(CertificateSigningRequest request) {
        return all(request, Option.none());
    }

    /** Returns the faults of a request that replaces another. */
    public static Seq<FieldError> updated(CertificateSigningRequest after, CertificateSigningRequest before) {
        return all(after, Option.of(before))
                .appendAll(kept(after, before))
                .appendAll(undecided(after, before))
                .appendAll(unissued(after, before));
    }

    /** Returns the faults of the status of a request: who signs may give the certificate, once, but decides nothing. */
    public static Seq<FieldError> status(CertificateSigningRequest after, CertificateSigningRequest before) {
        boolean isChanged = isIssued(before)
                && !after.status().certificate().equals(before.status().certificate());
        return Faults.NONE
                .and(all(after, Option.of(before)))
                .and(kept(after, before))
                .and(undecided(after, before))
                .when(isChanged, () -> CERTIFICATE.forbidden("updates may not modify existing certificate content"))
                .found();
    }

    /** Returns the faults of the approval of a request. */
    public static Seq<FieldError> approval(CertificateSigningRequest after, CertificateSigningRequest before) {
        return all(after, Option.of(before)).appendAll(kept(after, before)).appendAll(unissued(after, before));
    }

    private static Seq<FieldError> all(CertificateSigningRequest request, Option<CertificateSigningRequest> before) {
        CertificateSigningRequestSpec spec = request.spec();
        boolean wasLegacy = before.exists(old -> old.spec().signerName().equals(LEGACY));
        boolean isSame = before.exists(
                old -> old.status().certificate().equals(request.status().certificate()));
        return Faults.NONE
                .given(
                        Pem.decoded(spec.request()).requestFault(),
                        why -> Vector.of(SPEC.child("request").invalid(spec.request(), why)))
                .and(usages(spec.usages(), before.map(old -> old.spec().usages())))
                .and(signer(spec.signerName(), wasLegacy))
                .given(
                        spec.expirationSeconds().filter(seconds -> seconds < SHORTEST),
                        seconds -> Vector.of(SPEC.child("expirationSeconds")
                                .invalid(seconds, "may not specify a duration less than 600 seconds (10 minutes)")))
                .and(conditions(
                        request.status().conditions(),
                        before.map(old -> old.status().conditions())))
                .andIf(isIssued(request) && !isSame, () -> certificate(request))
                .found();
    }

    private static Seq<FieldError> certificate(CertificateSigningRequest request) {
        return Pem.decoded(request.status().certificate().get())
                .certificateFault()
                .map(why -> CERTIFICATE.invalid("<certificate data>", why))
                .toVector();
    }

    private static boolean isIssued(CertificateSigningRequest request) {
        return request.status().certificate().exists(text -> !text.isEmpty());
    }

    private static Seq<FieldError> usages(Seq<KeyUsage> usages, Option<Seq<KeyUsage>> before) {
        FieldPath path = SPEC.child("usages");
        boolean wasUnknown = before.exists(old -> old.exists(usage -> !USAGES.contains(usage.text())));
        boolean wasTwice = before.exists(old -> old.distinct().size() < old.size());
        Faults faults = Faults.NONE.when(usages.isEmpty(), path::required);
        Faults known = wasUnknown
                ? faults
                : faults.each(
                        usages,
                        path,
                        (usage, here) -> Faults.NONE
                                .oneOf(Option.of(usage.text()), here, USAGES)
                                .found());
        return (wasTwice ? known : known.unique(usages, path, (usage, here) -> here.duplicate(usage.text()))).found();
    }

    private static Seq<FieldError> signer(String name, boolean wasLegacy) {
        FieldPath path = SPEC.child("signerName");
        return name.equals(LEGACY) && !wasLegacy
                ? Vector.of(path.invalid(name, "the legacy signerName is not allowed via this API version"))
                : SignerNames.faults(name, path);
    }

    private static Seq<FieldError> conditions(
            Seq<CertificateSigningRequestCondition> conditions,
            Option<Seq<CertificateSigningRequestCondition>> before) {
        Seq<String> types = conditions.map(condition -> condition.type().text());
        boolean wasBoth = before.exists(old -> isBoth(old.map(CertificateSigningRequestCondition::type)));
        boolean wasTwice = before.exists(old ->
                old.map(CertificateSigningRequestCondition::type).distinct().size() < old.size());
        boolean isBoth = isBoth(conditions.map(CertificateSigningRequestCondition::type));
        Faults faults = Faults.NONE
                .each(conditions, CONDITIONS, RequestRules::condition)
                .when(
                        isBoth && !wasBoth,
                        () -> CONDITIONS.invalid(
                                types.findLast(Vector.of("Approved", "Denied")::contains)
                                        .get(),
                                "Approved and Denied conditions are mutually exclusive"));
        return (wasTwice
                        ? faults
                        : faults.unique(
                                types,
                                CONDITIONS,
                                (type, here) -> here.child("type").duplicate(type)))
                .found();
    }

    private static boolean isBoth(Seq<RequestConditionType> types) {
        return DECISIONS.forAll(types::contains);
    }

    private static Seq<FieldError> condition(CertificateSigningRequestCondition condition, FieldPath path) {
        Option<ConditionStatus> status =
                Option.of(condition.status()).filter(said -> !said.text().isEmpty());
        Seq<String> allowed = LASTING.contains(condition.type()) ? Vector.of("True") : STATUSES;
        return Faults.NONE
                .when(
                        condition.type().text().isEmpty(),
                        () -> path.child("type").required())
                .when(status.isEmpty(), () -> path.child("status").required())
                .oneOf(status, path.child("status"), allowed)
                .found();
    }

    /** What was decided, or has failed, stays so. */
    private static Seq<FieldError> kept(CertificateSigningRequest after, CertificateSigningRequest before) {
        return LASTING.filter(type -> count(after, type) < count(before, type))
                .map(type -> CONDITIONS.forbidden("updates may not remove a condition of type \"" + type + "\""));
    }

    /** Decisions are made through the approval only. */
    private static Seq<FieldError> undecided(CertificateSigningRequest after, CertificateSigningRequest before) {
        return DECISIONS
                .filter(type -> count(after, type) > count(before, type))
                .map(type -> CONDITIONS.forbidden("updates may not add a condition of type \"" + type + "\""));
    }

    private static Seq<FieldError> unissued(CertificateSigningRequest after, CertificateSigningRequest before) {
        return after.status().certificate().equals(before.status().certificate())
                ? Vector.empty()
                : Vector.of(CERTIFICATE.forbidden("updates may not set certificate content"));
    }

    private static int count(CertificateSigningRequest request, RequestConditionType type) {
        return request.status().conditions().count(condition -> condition.type().equals(type));
    }
}
