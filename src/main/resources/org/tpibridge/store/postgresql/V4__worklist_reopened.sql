-- The job that settled an item, so that taking the job back opens the item again.
alter table worklist add column settled_by bigint;
