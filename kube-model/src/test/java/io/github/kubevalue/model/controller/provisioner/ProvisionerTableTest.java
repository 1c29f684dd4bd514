package io.github.kubevalue.model.controller.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sig-storage-lib-external-provisioner, controller_test.go, TestShouldProvision and TestShouldDelete; external-provisioner, topology_test.go. */
class ProvisionerTableTest {
    private static final String DRIVER = "d.example.com";

    private static String type(String annotations, String spec) {
        return "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: s, annotations: {%s}}, provisioner: %s%s}"
                .formatted(
                        annotations,
                        spec.contains("provisioner=")
                                ? spec.split("provisioner=")[1].split(" ")[0]
                                : DRIVER,
                        spec.isEmpty() || spec.startsWith("provisioner=") ? "" : ", " + spec);
    }

    private static String claim(String name, String annotations, String spec) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: %s, uid: u, annotations: {%s}}, spec: {storageClassName: s, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}%s}}"
                .formatted(name, annotations, spec.isEmpty() ? "" : ", " + spec);
    }

    private static String asked(String more) {
        return "volume.kubernetes.io/storage-provisioner: " + DRIVER + more;
    }

    private static String node(String name, String zone) {
        return "{apiVersion: v1, kind: Node, metadata: {name: %s, labels: {kubernetes.io/hostname: %s, zone: %s}}}"
                .formatted(name, name, zone);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new ExternalProvisioner(), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(PersistentVolumeClaim.KIND, "c");
    }

    private static String said(Bench bench) {
        return Bench.said(plan(bench)).mkString(", ");
    }

    /** shouldProvision: the claim's annotations and spec, the class; whether a volume is made. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'volume.kubernetes.io/storage-provisioner: d.example.com' | ''              | ''                                        | true
        'volume.kubernetes.io/storage-provisioner: other'         | ''              | ''                                        | false
        ''                                                        | ''              | ''                                        | false
        'volume.kubernetes.io/storage-provisioner: d.example.com' | 'volumeName: v' | ''                                        | false
        'volume.kubernetes.io/storage-provisioner: d.example.com' | ''              | 'volumeBindingMode: WaitForFirstConsumer' | false
        'volume.kubernetes.io/storage-provisioner: d.example.com, volume.kubernetes.io/selected-node: n1' | '' | 'volumeBindingMode: WaitForFirstConsumer' | true
        'volume.kubernetes.io/storage-provisioner: d.example.com, volume.kubernetes.io/selected-node: ""' | '' | 'volumeBindingMode: WaitForFirstConsumer' | false
        """)
    void aClaimThatAsksHasAVolumeMade(String annotations, String spec, String type, boolean isMade) {
        Bench bench = bench(type("", type), node("n1", "z1"), claim("c", annotations, spec));
        assertThat(said(bench)).isEqualTo(isMade ? "Create persistentvolume/pvc-u" : "");
    }

    @Test
    void aVolumeIsMadeOnce() {
        Bench bench = bench(type("", ""), claim("c", asked(""), ""));
        Plan plan = plan(bench);
        assertThat(Bench.told(plan))
                .containsExactly(
                        "Normal Provisioning External provisioner is provisioning volume for claim \"default/c\"");
        PersistentVolume volume = bench.then(PersistentVolumeClaim.KIND, "c").get(PersistentVolume.KIND, "pvc-u");
        assertThat(plan.steps().head().reaction().written(volume).get().message())
                .isEqualTo("Successfully provisioned volume pvc-u");
        assertThat(volume.metadata().annotations().get("pv.kubernetes.io/provisioned-by"))
                .contains(DRIVER);
        assertThat(volume.metadata().finalizers())
                .containsExactly("external-provisioner.volume.kubernetes.io/finalizer");
        assertThat(volume.spec().claimRef().get().uid()).contains("u");
        assertThat(volume.storage()).hasToString("1Gi");
        assertThat(volume.spec().persistentVolumeReclaimPolicy().get()).hasToString("Delete");
        assertThat(said(bench.then(PersistentVolumeClaim.KIND, "c"))).isEmpty();
        assertThat(plan(bench()).isNone()).isTrue();
    }

    /** Where the volumes of a provisioner are. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        d.example.com,              csi d.example.com pvc-u
        rancher.io/local-path,      path /opt/local-path-provisioner/pvc-u_default_c
        k8s.io/minikube-hostpath,   path /tmp/hostpath-provisioner/default/c
        some.where/else,            path /some.where/else/pvc-u
        """)
    void theSourceOfAVolumeIsThatOfItsProvisioner(String provisioner, String source) {
        Bench bench = bench(
                type("", "provisioner=" + provisioner),
                claim("c", "volume.kubernetes.io/storage-provisioner: " + provisioner, ""));
        PersistentVolumeSpec spec = bench.then(PersistentVolumeClaim.KIND, "c")
                .get(PersistentVolume.KIND, "pvc-u")
                .spec();
        assertThat(spec.csi()
                        .map(csi -> "csi " + csi.driver() + " " + csi.volumeHandle())
                        .getOrElse(() -> "path " + spec.hostPath().get().path()))
                .isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'kubevalue.io/provision: never'                                   | ''                           | d.example.com         | ''
        'kubevalue.io/provision: fail'                                    | ''                           | d.example.com         | rpc error: code = Internal desc = provisioning fails
        'kubevalue.io/provision: fail, kubevalue.io/provision-error: no'  | ''                           | d.example.com         | no
        ''                                                                | 'selector: {matchLabels: {a: b}}' | d.example.com    | claim Selector is not supported
        ''                                                                | 'accessModes: [ReadWriteMany]' | rancher.io/local-path | NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes
        """)
    void whatFailsIsTold(String annotations, String spec, String provisioner, String why) {
        String claim = claim("c", "volume.kubernetes.io/storage-provisioner: " + provisioner, spec);
        Plan plan = plan(bench(
                type(annotations.replace(": no", ": \"no\""), "provisioner=" + provisioner),
                spec.startsWith("accessModes") ? claim.replace("accessModes: [ReadWriteOnce], ", "") : claim));
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.events().map(event -> event.reason()).mkString(" "))
                .isEqualTo(why.isEmpty() ? "" : "Provisioning ProvisioningFailed");
        assertThat(plan.events().lastOption().map(event -> event.message()).getOrElse(""))
                .endsWith(why);
        assertThat(plan.events().lastOption().exists(event -> event.message().contains(why)))
                .isEqualTo(!why.isEmpty());
    }

    @Test
    void oncePodsAreEnoughForLocalPaths() {
        for (String mode : Vector.of("ReadWriteOnce", "ReadWriteOncePod")) {
            String claim = claim("c", "volume.kubernetes.io/storage-provisioner: rancher.io/local-path", "")
                    .replace("[ReadWriteOnce]", "[" + mode + "]");
            assertThat(said(bench(type("", "provisioner=rancher.io/local-path"), claim)))
                    .startsWith("Create");
        }
    }

    @Test
    void aProvisionerTakesTheTimeThatIsSaid() {
        Bench bench = bench(type("kubevalue.io/provision-after: 30s", ""), claim("c", asked(""), ""));
        assertThat(said(bench)).isEqualTo("Update persistentvolumeclaim/default/c");
        assertThat(plan(bench).requeueAfter()).contains(Duration.ofSeconds(30));
        Bench begun = bench.then(PersistentVolumeClaim.KIND, "c").after(Duration.ofSeconds(20));
        assertThat(plan(begun)).isEqualTo(Plan.none().requeueAfter(Duration.ofSeconds(10)));
        Bench due = begun.after(Duration.ofSeconds(10));
        assertThat(said(due)).isEqualTo("Create persistentvolume/pvc-u");
        assertThat(plan(due).events()).as("told when it began").isEmpty();
    }

    @Test
    void aSelectedNodeThatIsGoneIsChosenAnew() {
        Bench bench = bench(type("", ""), claim("c", asked(", volume.kubernetes.io/selected-node: lost"), ""));
        assertThat(said(bench)).isEqualTo("Update persistentvolumeclaim/default/c");
        assertThat(bench.then(PersistentVolumeClaim.KIND, "c")
                        .get(PersistentVolumeClaim.KIND, "c")
                        .metadata()
                        .annotations()
                        .containsKey("volume.kubernetes.io/selected-node"))
                .isFalse();
    }

    private static String affinity(Bench bench) {
        return bench.then(PersistentVolumeClaim.KIND, "c")
                .get(PersistentVolume.KIND, "pvc-u")
                .spec()
                .nodeAffinity()
                .flatMap(affinity -> affinity.required())
                .toVector()
                .flatMap(selector -> selector.nodeSelectorTerms())
                .flatMap(term -> term.matchExpressions())
                .map(each -> each.key() + "=" + each.values().mkString(","))
                .mkString(" ");
    }

    /** GenerateAccessibilityRequirements: the class, what the CSINode says, the selected node; from where the volume is reached. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                         | ''                              | ''     | n2 | ''
        ''                                         | 'kubevalue.io/provision-topology: zone' | '' | n2 | zone=z2
        ''                                         | ''                              | zone   | n2 | zone=z2
        'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [z2]}]}]' | '' | zone | '' | zone=z2
        'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [z9]}]}]' | '' | zone | '' | zone=z9
        'allowedTopologies: [{matchLabelExpressions: []}]' | ''                     | zone   | '' | ''
        """)
    void aVolumeIsReachedFromWhereItIsMade(
            String spec, String annotations, String keys, String selected, String affinity) {
        String csi =
                "{apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n2}, spec: {drivers: [{name: %s, nodeID: x, topologyKeys: [%s]}]}}"
                        .formatted(DRIVER, keys);
        Bench bench = bench(
                type(annotations, spec),
                node("n1", "z1"),
                node("n2", "z2"),
                csi,
                claim("c", asked(selected.isEmpty() ? "" : ", volume.kubernetes.io/selected-node: " + selected), ""));
        assertThat(affinity(bench)).isEqualTo(affinity);
    }

    /** What GenerateAccessibilityRequirements says of the node of a pod, n1 in z1, where no volume can be made. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        zone        | 'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [z3, z2]}]}]' | topology [{zone z1}] from selected node "n1" is not in requisite: [[{zone z2}] [{zone z3}]]
        zone        | 'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [z1]}, {key: rack, values: [a, b]}]}, {matchLabelExpressions: [{key: zone, values: [z9]}]}]' | topology [{zone z1}] from selected node "n1" is not in requisite: [[{zone z9}] [{rack a} {zone z1}] [{rack b} {zone z1}]]
        'zone,rack' | ''                                                                            | topology labels from selected node map[kubernetes.io/hostname:n1 zone:z1] does not match topology keys from CSINode [zone rack]
        zone        | 'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [z3, z1]}]}]' | ''
        zone        | 'allowedTopologies: [{matchLabelExpressions: []}]'                            | ''
        """)
    void aVolumeIsNotMadeWhereItIsNotAllowed(String keys, String spec, String why) {
        Bench bench = bench(
                type("kubevalue.io/provision-topology: \"" + keys + "\"", spec),
                node("n1", "z1"),
                claim("c", asked(", volume.kubernetes.io/selected-node: n1"), ""));
        String failed = "Warning ProvisioningFailed failed to provision volume with StorageClass \"s\":"
                + " error generating accessibility requirements: " + why;
        assertThat(Bench.told(plan(bench)).contains(failed)).isEqualTo(!why.isEmpty());
        assertThat(plan(bench).steps().isEmpty()).isEqualTo(!why.isEmpty());
    }

    @Test
    void aLocalVolumeIsOnItsNode() {
        String provisioner = "rancher.io/local-path";
        Bench bench = bench(
                type("", "provisioner=" + provisioner),
                node("n1", "z1"),
                node("n2", "z2"),
                claim(
                        "c",
                        "volume.kubernetes.io/storage-provisioner: " + provisioner
                                + ", volume.kubernetes.io/selected-node: n2",
                        ""));
        assertThat(affinity(bench)).isEqualTo("kubernetes.io/hostname=n2");
    }

    /** getPVCNameHashAndIndexOffset: claims of a set are dealt out one place after the other, those of one pod to the same. */
    @Test
    void theClaimsOfASetAreSpread() {
        for (int ordinal = 0; ordinal < 6; ordinal++) {
            int place = ClaimSpread.of("data-db-" + ordinal, 3);
            assertThat(place).isBetween(0, 2);
            assertThat(ClaimSpread.of("data-db-" + (ordinal + 1), 3)).isEqualTo((place + 1) % 3);
            assertThat(ClaimSpread.of("logs-db-" + ordinal, 3)).isEqualTo(place);
        }
        assertThat(Vector.of("one", "two", "three", "a-b", "x-1y", "-", "four", "five", "six-")
                        .map(name -> ClaimSpread.of(name, 3))
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2);
    }

    /** The hash is FNV-1 of 32 bits; its test vectors are those of its authors. */
    @Test
    void namesAreHashed() {
        assertThat(ClaimSpread.of("a", Integer.MAX_VALUE)).isEqualTo(0x050c5d7e);
        assertThat(ClaimSpread.of("foobar", Integer.MAX_VALUE)).isEqualTo(0x31f0b262);
        assertThat(ClaimSpread.of("x-foobar-5", Integer.MAX_VALUE)).isEqualTo(0x31f0b262 + 5);
    }

    /** shouldDelete: annotation, phase, policy, meta; what is done about the volume. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        d.example.com           | Released | Delete | ''                                            | Delete
        d.example.com           | Released | Delete | 'deletionTimestamp: 2026-01-01T00:00:00Z, finalizers: [external-provisioner.volume.kubernetes.io/finalizer]' | Update
        d.example.com           | Released | Delete | 'deletionTimestamp: 2026-01-01T00:00:00Z, finalizers: [other]' | ''
        d.example.com           | Bound    | Delete | ''                                            | ''
        d.example.com           | Released | Retain | ''                                            | ''
        kubernetes.io/gce-pd    | Released | Delete | ''                                            | Delete
        kubernetes.io/host-path | Released | Delete | ''                                            | ''
        ''                      | Released | Delete | ''                                            | ''
        """)
    void releasedVolumesAreDeleted(String maker, String phase, String policy, String meta, String write) {
        String annotations = maker.isEmpty() ? "" : "pv.kubernetes.io/provisioned-by: " + maker;
        Bench bench = bench(
                "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v, annotations: {%s}, %s}, spec: {persistentVolumeReclaimPolicy: %s}, status: {phase: %s}}"
                        .formatted(annotations, meta, policy, phase));
        assertThat(Bench.said(bench.plan(PersistentVolume.KIND, "v"))
                        .map(text -> text.split(" ")[0])
                        .mkString())
                .isEqualTo(write);
        if (write.equals("Update")) {
            assertThat(bench.then(PersistentVolume.KIND, "v")
                            .get(PersistentVolume.KIND, "v")
                            .metadata()
                            .finalizers())
                    .isEmpty();
        }
    }

    @Test
    void claimsVolumesClassesAndNodesWake() {
        String waiting = claim("c", "volume.kubernetes.io/selected-node: n1", "");
        Bench bench = bench(waiting, "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}}", node("n1", "z1"));
        String claim = "persistentvolumeclaim/default/c";
        assertThat(bench.wakes(claim("d", "", "")).map(ResourceKey::toString))
                .containsExactly("persistentvolumeclaim/default/d");
        assertThat(bench.wakesWithout(PersistentVolumeClaim.KIND, "c")).isEmpty();
        assertThat(bench.wakesWithout(PersistentVolume.KIND, "v")).isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: PersistentVolume, metadata: {name: w}}"))
                .hasSize(1);
        assertThat(bench.wakes(type("", "")).map(ResourceKey::toString)).containsExactly(claim);
        assertThat(bench.wakesWithout(Node.KIND, "n1").map(ResourceKey::toString))
                .containsExactly(claim);
        assertThat(bench.wakes(node("n1", "z2"))).isEmpty();
        assertThat(bench.wakes(node("n2", "z2"))).isEmpty();
        assertThat(bench.without(Node.KIND, "n1").wakes(node("n1", "z1"))).hasSize(1);
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: n1}}"))
                .isEmpty();
    }
}
