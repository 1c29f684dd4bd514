package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Validator;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.arbitrary.StorageInput;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds of defaults and faults whatever the object. */
@Domain(KubeDomain.class)
class ValidationLawsTest {
    /** A path type in small letters; a version in a group; a field of a version that is gone. */
    private static final Seq<String> UNSOUND = Vector.of(
            "fanout.yaml",
            "nohost.yaml",
            "Ingress/tls.yaml",
            "virtualhosting.yaml",
            "ingress-class.yaml",
            "https-ready-alb.yaml");

    @TestFactory
    Stream<DynamicTest> applicationsHaveNoFaults() {
        return Stream.of(
                        "online-boutique",
                        "bookinfo",
                        "guestbook",
                        "sock-shop",
                        "bank-of-anthos",
                        "petclinic-cloud",
                        "train-ticket",
                        "one-per-kind")
                .flatMap(corpus -> Corpus.manifests(Corpus.folder(corpus)).stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertSound(file)));
    }

    @TestFactory
    Stream<DynamicTest> casesThatAreSoundStaySound() {
        return CaseTable.ofNewObjects()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> CaseTable.read(name)
                                .filter(row -> row.faults().isEmpty())
                                .map(CaseTable.Case::judged)
                                .forEach(ValidationLawsTest::assertSound)))
                .toJavaStream();
    }

    @TestFactory
    Stream<DynamicTest> faultsDoNotDependOnTheOrderOfFields() {
        return CaseTable.ofNewObjects()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> CaseTable.read(name)
                                .forEach(row -> assertThat(faults(row.turned()))
                                        .as(row.text())
                                        .isEqualTo(faults(row.judged())))))
                .toJavaStream();
    }

    /**
     * Invariant 33: an object that is valid stays so with its defaults, which come to nothing the second time, and is the same when
     * it has been written and read; it may be replaced by itself.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant33OfPodsAndNodes(@ForAll Pod pod, @ForAll Node node) {
        Vector.of(pod, node).forEach(ValidationLawsTest::assertClosed);
    }

    /** Invariant 33 of Services. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant33OfServices(@ForAll Service service) {
        assertClosed(service);
    }

    /** Invariant 33 of workloads. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant33OfWorkloads(@ForAll Deployment deployment, @ForAll StatefulSet set) {
        Vector.of(deployment, set).forEach(ValidationLawsTest::assertClosed);
    }

    /** Invariant 33 of volumes and claims. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant33OfStorage(@ForAll StorageInput storage) {
        storage.volumes().headOption().forEach(ValidationLawsTest::assertClosed);
        storage.claims().headOption().forEach(ValidationLawsTest::assertClosed);
    }

    private static void assertClosed(KubeObject object) {
        assertSound(object);
        KubeObject complete = Validator.validate(object).get();
        KubeObject read = read(ManifestWriter.yaml(complete)).head();
        assertThat(read).as("33: what is read of what was written").isEqualTo(complete);
        assertThat(ManifestWriter.yaml(Validator.validate(read).get()))
                .as("33: what is written again")
                .isEqualTo(ManifestWriter.yaml(complete));
    }

    private static void assertSound(Path file) throws IOException {
        if (UNSOUND.exists(file::endsWith)) {
            assertThat(objects(file)).anyMatch(object -> !faults(object).isEmpty());
        } else {
            objects(file).forEach(ValidationLawsTest::assertSound);
        }
    }

    /** It is valid, and with its defaults still; these come to nothing the second time; it may be replaced by itself. */
    private static void assertSound(KubeObject object) {
        Validation<Seq<FieldError>, KubeObject> judged = Validator.validate(object);
        assertThat(faults(object)).as(object.toString()).isEmpty();
        KubeObject complete = judged.get();
        assertThat(Validator.validate(complete)).isEqualTo(Validation.valid(complete));
        assertThat(said(Validator.validateUpdate(complete, complete))).isEmpty();
        assertThat(said(Validator.validateStatus(complete, complete))).isEmpty();
    }

    private static Seq<FieldError> faults(KubeObject object) {
        return said(Validator.validate(object));
    }

    private static Seq<FieldError> said(Validation<Seq<FieldError>, KubeObject> judged) {
        return judged.fold(faults -> faults, valid -> Vector.empty());
    }

    private static Seq<KubeObject> objects(Path file) throws IOException {
        return read(Files.readString(file));
    }

    private static Seq<KubeObject> read(String yaml) {
        return ManifestReader.kubernetes()
                .parse("test.yaml", yaml)
                .map(Manifest::objects)
                .getOrElse(Vector.empty());
    }
}
