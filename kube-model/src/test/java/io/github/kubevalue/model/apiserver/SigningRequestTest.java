package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.certificates.CertificateSigningRequestCondition;
import io.github.kubevalue.model.certificates.RequestConditionType;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.registry.Subresource;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Requests for certificates, and who may grant them. */
class SigningRequestTest {
    private static final String REQUEST =
            "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQgotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K";
    private static final CertificateSigningRequestCondition APPROVED = condition(RequestConditionType.APPROVED);
    private static final CertificateSigningRequestCondition DENIED = condition(RequestConditionType.DENIED);
    private final CertificateSigningRequest asked =
            (CertificateSigningRequest) Servers.read("""
                apiVersion: certificates.k8s.io/v1
                kind: CertificateSigningRequest
                metadata: {name: jane}
                spec: {request: %s, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth], username: root}
                status: {conditions: [{type: Approved, status: 'True'}]}
                """.formatted(REQUEST)).head();
    private final ApiServer server = Servers.demo()
            .answer(new Write.Create(asked), Call.at(NOW).by(User.named("jane")))
            .outcome()
            .get();

    private static CertificateSigningRequestCondition condition(RequestConditionType type) {
        return CertificateSigningRequestCondition.builder()
                .type(type)
                .status(ConditionStatus.TRUE)
                .build();
    }

    private static CertificateSigningRequest stored(ApiServer server) {
        return server.store().get(CertificateSigningRequest.KIND, "jane").get();
    }

    private static CertificateSigningRequest with(
            CertificateSigningRequest request, CertificateSigningRequestCondition... conditions) {
        return request.withStatus(request.status().withConditions(Vector.of(conditions)));
    }

    private static Write approval(CertificateSigningRequest request) {
        return new Write.UpdateSubresource<>(request, Subresource.APPROVAL);
    }

    @Test
    void theServerSaysWhoAskedAndNothingIsGrantedFromTheStart() {
        assertThat(stored(server).spec().username()).contains("jane");
        assertThat(stored(server).spec().groups()).contains("system:authenticated");
        assertThat(stored(server).status().conditions()).isEmpty();
    }

    @Test
    void aRequestIsGrantedThroughItsApprovalAndDated() {
        ApiServer granted =
                server.write(approval(with(stored(server), APPROVED)), NOW).get();

        CertificateSigningRequestCondition condition =
                stored(granted).status().conditions().head();
        assertThat(condition.lastUpdateTime()).contains(NOW);
        assertThat(condition.lastTransitionTime()).contains(NOW);
        assertThat(granted.write(approval(with(stored(granted), APPROVED, DENIED)), NOW)
                        .getLeft()
                        .message())
                .contains("status.conditions: Invalid value: \"Denied\": Approved and Denied conditions are mutually"
                        + " exclusive");
        assertThat(granted.write(approval(with(stored(granted))), NOW).getLeft().message())
                .contains("status.conditions: Forbidden: updates may not remove a condition of type \"Approved\"");
    }

    @Test
    void aRequestIsNotGrantedThroughItsStatusNorByAnUpdate() {
        assertThat(server.write(new Write.UpdateStatus(with(stored(server), APPROVED)), NOW)
                        .getLeft()
                        .message())
                .contains("status.conditions: Forbidden: updates may not add a condition of type \"Approved\"");
        ApiServer same = server.write(new Write.Update(with(stored(server), APPROVED)), NOW)
                .get();
        assertThat(stored(same).status().conditions()).isEmpty();
    }

    @Test
    void aCertificateIsNotGivenThroughTheApproval() {
        CertificateSigningRequest issued = with(stored(server), APPROVED)
                .withStatus(stored(server)
                        .status()
                        .withCertificate(Option.of(
                                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUIKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=")));

        ApiServer after = server.write(approval(issued), NOW).get();
        assertThat(stored(after).status().certificate()).isEmpty();
        assertThat(after.write(
                                new Write.UpdateStatus(
                                        issued.withMetadata(stored(after).metadata())),
                                NOW)
                        .map(so -> stored(so).status().certificate()))
                .isEqualTo(Either.right(issued.status().certificate()));
    }
}
