package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.certificates.CertificateSigningRequestCondition;
import io.github.kubevalue.model.certificates.RequestConditionType;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The parts of a CertificateSigningRequest that are written by different people. (pkg/registry/certificates/certificates/strategy.go) */
final class RequestApproval {
    private RequestApproval() {}

    /** Returns the stored request with the conditions of the one that is sent, dated. (csrApprovalStrategy) */
    static CertificateSigningRequest approved(
            CertificateSigningRequest sent, CertificateSigningRequest stored, Instant now) {
        return stored.withStatus(stored.status()
                .withConditions(sent.status()
                        .conditions()
                        .map(condition -> dated(condition, stored.status().conditions(), now))));
    }

    // populateConditionTimestamps
    private static CertificateSigningRequestCondition dated(
            CertificateSigningRequestCondition condition, Seq<CertificateSigningRequestCondition> before, Instant now) {
        Option<Instant> since = before.find(old -> old.type().equals(condition.type())
                        && old.status().equals(condition.status())
                        && old.lastTransitionTime().isDefined())
                .flatMap(CertificateSigningRequestCondition::lastTransitionTime);
        return condition
                .withLastUpdateTime(condition.lastUpdateTime().orElse(Option.of(now)))
                .withLastTransitionTime(
                        condition.lastTransitionTime().orElse(since).orElse(Option.of(now)));
    }

    /** Returns the first request with the status of the second, in which decisions are as they were. (csrStatusStrategy) */
    static CertificateSigningRequest withStatus(CertificateSigningRequest stored, CertificateSigningRequest sent) {
        Seq<CertificateSigningRequestCondition> conditions = preserved(
                preserved(sent.status().conditions(), stored, RequestConditionType.APPROVED),
                stored,
                RequestConditionType.DENIED);
        return stored.withStatus(sent.status().withConditions(conditions));
    }

    // preserveConditionInstances
    private static Seq<CertificateSigningRequestCondition> preserved(
            Seq<CertificateSigningRequestCondition> sent, CertificateSigningRequest stored, RequestConditionType type) {
        Seq<CertificateSigningRequestCondition> old = stored.status()
                .conditions()
                .filter(condition -> condition.type().equals(type));
        boolean isKept = sent.count(condition -> condition.type().equals(type)) == old.size();
        return isKept && old.size() == 1
                ? sent.map(condition -> condition.type().equals(type) ? old.head() : condition)
                : sent;
    }
}
