MVN := mvn -B -ntp
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help run study paper paper-afresh convolution test test-locales check it drill spark35 bench bench-cluster bench-overhead dist clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## the paper's own experiment on real data (builds and fetches what is missing)
	jobs/initsweep run conf/paper.conf

study: ## train conf/study.conf, or what is missing of it, and make docs/study
	jobs/study

paper: ## train conf/replication.conf, some hours, or what is missing of it, and make docs/paper
	jobs/paper

paper-afresh: ## the same, and nothing is taken from docs/paper/results: some 8 core hours
	jobs/paper afresh

convolution: ## train conf/convolution.conf, or what is missing of it, and make docs/paper/convolution
	jobs/convolution

test: ## unit tests; need nothing but a JDK and Maven
	$(MVN) test

test-locales: ## unit tests as on a German and on a Turkish machine
	$(MVN) test -Dtest.language=de -Dtest.country=DE
	$(MVN) test -Dtest.language=tr -Dtest.country=TR

check: ## format, lint, dependency rules
	$(MVN) spotless:check test-compile

it: ## tests with real processes, real data and real clusters
	$(MVN) verify -Dunit.skip -Pdist

drill: ## ten minutes in which everything of a cluster is killed at random; SEED=N repeats one
	$(MVN) -q verify -Dunit.skip -Pdist -Dit.test=ClusterDrill $(if $(SEED),-Dit.argLine=-Ddrill.seed=$(SEED))

spark35: ## unit tests and the tests on a cluster, on Spark 3.5
	jobs/spark35

bench: ## benchmarks: ratios within one run
	jobs/bench/run

bench-cluster: ## two workers of a cluster against the same two slots without one
	jobs/bench/cluster

bench-overhead: ## what a sweep costs beside its trainings
	jobs/bench/overhead

dist: ## target/initsweep-*.tar.gz, which needs only a JDK or a Spark, and jars of sources and Javadoc
	$(MVN) package -DskipTests -Pdist,javadoc

clean: ## remove what builds made
	$(MVN) clean
