package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Option;

/** A Job as said so far; its pods are not restarted in place. */
final class JobDraft extends WorkloadDraft<JobStage> implements JobStage {
    private final JobSpec spec;

    private JobDraft(ObjectMeta metadata, PodTemplateSpec template, JobSpec spec) {
        super(metadata, template);
        this.spec = spec;
    }

    static JobDraft named(String namespace, String name) {
        PodTemplateSpec template = template(name);
        return new JobDraft(
                metadata(namespace, name),
                template.withSpec(template.spec().withRestartPolicy(Option.of(RestartPolicy.NEVER))),
                JobSpec.builder().build());
    }

    Job object() {
        return Job.builder()
                .metadata(metadata)
                .spec(spec.withTemplate(template))
                .build();
    }

    @Override
    JobStage with(PodTemplateSpec changed) {
        return new JobDraft(metadata, changed, spec);
    }

    @Override
    public JobStage completions(int completions) {
        return new JobDraft(metadata, template, spec.withCompletions(Option.of(completions)));
    }

    @Override
    public JobStage parallelism(int parallelism) {
        return new JobDraft(metadata, template, spec.withParallelism(Option.of(parallelism)));
    }
}
