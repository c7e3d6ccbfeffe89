"""What is answered of a job: the groups it may be in, its occupation, its work, its years, its moves."""
