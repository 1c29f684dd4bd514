package io.github.kubevalue.model.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ResourceKey ROBOT = ServiceAccount.KIND.key("demo", "robot");
    private static final TokenIssuer ISSUER = new TokenIssuer(
            Vector.<KubeObject>of(
                            ServiceAccount.named("demo", "robot").withMetadata(living("robot", "u1")),
                            pod("mine", "robot"),
                            pod("other", "default"))
                    .foldLeft(Store.empty(), Store::put),
            Vector.of("https://kubernetes.default.svc.cluster.local"));

    private static ObjectMeta living(String name, String uid) {
        return ObjectMeta.named("demo", name).withUid(Option.of(uid));
    }

    private static Pod pod(String name, String account) {
        return Pod.builder()
                .metadata(living(name, "p-" + name))
                .spec(PodSpec.builder().serviceAccountName(account).build())
                .build();
    }

    private static ObjectReference to(String apiVersion, String kind, String name, String uid) {
        return ObjectReference.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .name(name)
                .uid(uid)
                .build();
    }

    private static String refused(TokenRequest request) {
        return ISSUER.issued(ROBOT, request, NOW).getLeft().message();
    }

    @Test
    void aTokenIsForAnHourAndForTheApiServerUnlessTheRequestSaysOtherwise() {
        TokenRequest usual = ISSUER.issued(ROBOT, TokenRequest.of(), NOW).get();
        TokenRequest other = ISSUER.issued(
                        ROBOT, TokenRequest.of().withExpirationSeconds(600).withAudiences(Vector.of("vault")), NOW)
                .get();

        assertThat(usual.audiences()).containsExactly("https://kubernetes.default.svc.cluster.local");
        assertThat(usual.expirationTimestamp()).contains(NOW.plusSeconds(3600));
        assertThat(usual.uid()).contains("u1");
        assertThat(other.audiences()).containsExactly("vault");
        assertThat(other.expirationTimestamp()).contains(NOW.plusSeconds(600));
    }

    @ParameterizedTest
    @CsvSource({
        "599, may not specify a duration less than 10 minutes",
        "4294967297, may not specify a duration larger than 2^32 seconds"
    })
    void aTokenIsNeitherTooShortNorTooLong(long seconds, String why) {
        assertThat(refused(TokenRequest.of().withExpirationSeconds(seconds)))
                .isEqualTo("TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: "
                        + seconds + ": " + why);
    }

    @Test
    void anAccountThatIsNotThereHasNone() {
        assertThat(ISSUER.issued(ServiceAccount.KIND.key("demo", "x"), TokenRequest.of(), NOW)
                        .getLeft())
                .hasToString("serviceaccounts \"x\" not found");
    }

    @Test
    void anotherLifeOfTheAccountHasNone() {
        assertThat(refused(TokenRequest.of().withUid(Option.of("u2"))))
                .isEqualTo(
                        "Operation cannot be fulfilled on TokenRequest.authentication.k8s.io \"robot\": the UID in the "
                                + "token request (u2) does not match the UID of the service account (u1)");
    }

    @Test
    void aTokenMayBeBoundToAPodOfTheAccount() {
        TokenRequest request = TokenRequest.of().withBoundObjectRef(to("v1", "Pod", "mine", "p-mine"));

        assertThat(ISSUER.issued(ROBOT, request, NOW).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        v1 ; Pod ; other ; '' ; cannot bind token for serviceaccount "robot" to pod running with different \
        serviceaccount name.
        v1 ; Pod ; none ; '' ; pods "none" not found
        v1 ; Pod ; mine ; u9 ; Operation cannot be fulfilled on Pod "mine": the UID in the bound object \
        reference (u9) does not match the UID in record. The object might have been deleted and then recreated
        v1 ; ConfigMap ; a ; '' ; cannot bind token to object of type /v1, Kind=ConfigMap
        apps/v1 ; Deployment ; a ; '' ; cannot bind token to object of type apps/v1, Kind=Deployment
        """)
    void andToNothingElse(String apiVersion, String kind, String name, String uid, String why) {
        assertThat(refused(TokenRequest.of().withBoundObjectRef(to(apiVersion, kind, name, uid))))
                .isEqualTo(why);
    }
}
